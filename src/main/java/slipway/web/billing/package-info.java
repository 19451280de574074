/** Pages about free hours, usage, invoices and sleep. */
@NullMarked
package slipway.web.billing;

import org.jspecify.annotations.NullMarked;
