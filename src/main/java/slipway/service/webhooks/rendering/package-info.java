/** What a webhook is told about each kind of thing, in the words of Platform API v3: one renderer a kind. */
@NullMarked
package slipway.service.webhooks.rendering;

import org.jspecify.annotations.NullMarked;
