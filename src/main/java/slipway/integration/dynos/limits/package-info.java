/** Keeps each dyno and build of this machine to what it may take, and measures what it does take. */
@NullMarked
package slipway.integration.dynos.limits;

import org.jspecify.annotations.NullMarked;
