/** Who wants to be told of an app's changes, what is told, and how far the telling got. */
@NullMarked
package slipway.model.webhooks;

import org.jspecify.annotations.NullMarked;
