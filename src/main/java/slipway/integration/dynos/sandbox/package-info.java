/** Keeps what people run, dynos and builds, from everything that is not theirs. */
@NullMarked
package slipway.integration.dynos.sandbox;

import org.jspecify.annotations.NullMarked;
