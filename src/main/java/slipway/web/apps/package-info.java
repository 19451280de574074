/** The list of apps and the page of one app. */
@NullMarked
package slipway.web.apps;

import org.jspecify.annotations.NullMarked;
