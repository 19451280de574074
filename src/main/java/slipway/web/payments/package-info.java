/** The parts of pages that verified accounts are about. */
@NullMarked
package slipway.web.payments;

import org.jspecify.annotations.NullMarked;
