/** What Heroku keeps on a host of its own, {@code api.metrics}: what was measured of apps, and monitors, which alert. */
@NullMarked
package slipway.api.monitoring;

import org.jspecify.annotations.NullMarked;
