/** Telling receivers outside, over HTTP, what changed about an app: at least once, in order, however often we restart. */
@NullMarked
package slipway.service.webhooks;

import org.jspecify.annotations.NullMarked;
