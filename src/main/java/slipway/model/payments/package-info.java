/** What stands for an account's owner being known: payment methods, and their set-up. */
@NullMarked
package slipway.model.payments;

import org.jspecify.annotations.NullMarked;
