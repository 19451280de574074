/** Log lines. */
@NullMarked
package slipway.model.logs;

import org.jspecify.annotations.NullMarked;
