/** Log sessions. */
@NullMarked
package slipway.api.logs;

import org.jspecify.annotations.NullMarked;
