/** Carries apps' logs to their drains: buffers, retries, and the few threads for them. */
@NullMarked
package slipway.integration.drains;

import org.jspecify.annotations.NullMarked;
