/** What things cost: bills, invoices, credits, limits. */
@NullMarked
package slipway.service.billing.money;

import org.jspecify.annotations.NullMarked;
