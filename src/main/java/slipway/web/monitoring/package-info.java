/** The page of an app's metrics: charts, and alerts. */
@NullMarked
package slipway.web.monitoring;

import org.jspecify.annotations.NullMarked;
