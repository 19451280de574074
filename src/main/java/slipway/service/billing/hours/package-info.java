/** Free hours of a month: who has how many left, and who is told. */
@NullMarked
package slipway.service.billing.hours;

import org.jspecify.annotations.NullMarked;
