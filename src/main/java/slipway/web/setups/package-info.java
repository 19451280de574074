/** The pages behind deploy buttons. */
@NullMarked
package slipway.web.setups;

import org.jspecify.annotations.NullMarked;
