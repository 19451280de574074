/** Free hours, usage and invoices in the API. */
@NullMarked
package slipway.api.billing;

import org.jspecify.annotations.NullMarked;
