/** Payment providers: Stripe, or the operator's own word. */
@NullMarked
package slipway.integration.payments;

import org.jspecify.annotations.NullMarked;
