/** What is measured of apps that have the monitoring add-on, and what people want to be alerted of. */
@NullMarked
package slipway.model.monitoring;

import org.jspecify.annotations.NullMarked;
