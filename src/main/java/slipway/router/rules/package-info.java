/** Who gets a request, who waits, and who is turned away and why. */
@NullMarked
package slipway.router.rules;

import org.jspecify.annotations.NullMarked;
