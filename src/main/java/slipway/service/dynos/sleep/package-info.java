/** Apps that sleep: how they are woken, and what there is to tell of them. */
@NullMarked
package slipway.service.dynos.sleep;

import org.jspecify.annotations.NullMarked;
