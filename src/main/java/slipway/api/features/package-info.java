/** Features of apps and accounts. */
@NullMarked
package slipway.api.features;

import org.jspecify.annotations.NullMarked;
