/** Features of apps and accounts: what can be turned on and off. */
@NullMarked
package slipway.service.features;

import org.jspecify.annotations.NullMarked;
