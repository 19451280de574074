/** The command that runs behind the gateway, and the surroundings that lead it there. */
@NullMarked
package slipway.connect.child;

import org.jspecify.annotations.NullMarked;
