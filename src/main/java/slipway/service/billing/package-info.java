/** The ledger of what people use, and what follows from it: free hours, costs, invoices. */
@NullMarked
package slipway.service.billing;

import org.jspecify.annotations.NullMarked;
