/** The port behind which dynos run. */
@NullMarked
package slipway.service.dynos.runtime;

import org.jspecify.annotations.NullMarked;
