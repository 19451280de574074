/** Writing down, once a minute, what was measured of monitored apps, and letting it grow coarser with age. */
@NullMarked
package slipway.service.monitoring.recording;

import org.jspecify.annotations.NullMarked;
