/** The order in which everything starts and stops. */
@NullMarked
package slipway.integration.startup;

import org.jspecify.annotations.NullMarked;
