/** Gives each dyno and build a network of its own, from which it reaches the world but not this machine. */
@NullMarked
package slipway.integration.dynos.network;

import org.jspecify.annotations.NullMarked;
