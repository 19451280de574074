/** Posts webhook notifications over HTTP. */
@NullMarked
package slipway.integration.webhooks;

import org.jspecify.annotations.NullMarked;
