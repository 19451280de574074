/** The reconciler: makes what runs what was written down, and tells the router and the logs. */
@NullMarked
package slipway.service.dynos.reconciler;

import org.jspecify.annotations.NullMarked;
