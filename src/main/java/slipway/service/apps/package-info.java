/** Making, changing, destroying and finding apps. */
@NullMarked
package slipway.service.apps;

import org.jspecify.annotations.NullMarked;
