/** Reading back what was measured of an app: for its page, and for the API. */
@NullMarked
package slipway.service.monitoring.reading;

import org.jspecify.annotations.NullMarked;
