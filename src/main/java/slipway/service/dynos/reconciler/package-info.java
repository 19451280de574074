/** The reconciler, what it works on, and what it decides by. */
@NullMarked
package slipway.service.dynos.reconciler;

import org.jspecify.annotations.NullMarked;
