/** The page of dyno sizes and prices, for operators. */
@NullMarked
package slipway.web.sizes;

import org.jspecify.annotations.NullMarked;
