/** Formation, dynos, dyno sizes. */
@NullMarked
package slipway.api.dynos;

import org.jspecify.annotations.NullMarked;
