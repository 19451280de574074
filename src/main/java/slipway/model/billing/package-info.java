/** What people use, and what they are to pay for it. */
@NullMarked
package slipway.model.billing;

import org.jspecify.annotations.NullMarked;
