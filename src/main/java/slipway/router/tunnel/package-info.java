/** Two connections joined: what comes on the one goes out on the other, byte for byte. */
@NullMarked
package slipway.router.tunnel;

import org.jspecify.annotations.NullMarked;
