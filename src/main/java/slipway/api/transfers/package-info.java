/** Apps that are offered to somebody else: {@code /account/app-transfers}. */
@NullMarked
package slipway.api.transfers;

import org.jspecify.annotations.NullMarked;
