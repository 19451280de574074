/** The ledger: what was used from when to when, by a clock that nobody can turn, and on what terms. */
@NullMarked
package slipway.service.billing.ledger;

import org.jspecify.annotations.NullMarked;
