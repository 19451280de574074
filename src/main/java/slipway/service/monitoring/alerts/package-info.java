/** Telling people when something is wrong with an app that is monitored, and when that is over. */
@NullMarked
package slipway.service.monitoring.alerts;

import org.jspecify.annotations.NullMarked;
