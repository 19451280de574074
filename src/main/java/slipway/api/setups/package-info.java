/** App setups of the Platform API. */
@NullMarked
package slipway.api.setups;

import org.jspecify.annotations.NullMarked;
