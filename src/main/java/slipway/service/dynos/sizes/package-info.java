/** The sizes of dynos that there are, the rules about them, and what of them the machine can hold. */
@NullMarked
package slipway.service.dynos.sizes;

import org.jspecify.annotations.NullMarked;
