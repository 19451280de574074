/** People. */
@NullMarked
package slipway.model.accounts;

import org.jspecify.annotations.NullMarked;
