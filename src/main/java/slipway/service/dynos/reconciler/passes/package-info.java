/** One look at an app: what is wanted beside what there is, written down as changes. */
@NullMarked
package slipway.service.dynos.reconciler.passes;

import org.jspecify.annotations.NullMarked;
