/** The reconciler and what it works on. */
@NullMarked
package slipway.service.dynos;

import org.jspecify.annotations.NullMarked;
