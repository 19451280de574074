/** Verified accounts: payment methods on file with a provider, or people whom the operator confirms. */
@NullMarked
package slipway.service.payments;

import org.jspecify.annotations.NullMarked;
