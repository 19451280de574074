/** Webhooks of apps, what they were told, and how it went. */
@NullMarked
package slipway.api.webhooks;

import org.jspecify.annotations.NullMarked;
