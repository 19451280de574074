/** Dynos as process groups of this machine. */
@NullMarked
package slipway.integration.dynos;

import org.jspecify.annotations.NullMarked;
