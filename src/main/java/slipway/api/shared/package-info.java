/** Small objects that many representations hold. */
@NullMarked
package slipway.api.shared;

import org.jspecify.annotations.NullMarked;
