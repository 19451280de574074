/** Whom the gateway serves: its child, and nobody else on this machine. */
@NullMarked
package slipway.connect.admission;

import org.jspecify.annotations.NullMarked;
