/** The one background thread of monitoring. */
@NullMarked
package slipway.service.monitoring.rounds;

import org.jspecify.annotations.NullMarked;
