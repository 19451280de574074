/** Keeps what people's builds run from everything that is not theirs. */
@NullMarked
package slipway.integration.dynos.sandbox;

import org.jspecify.annotations.NullMarked;
