/** Formation and dynos, as people see and change them. */
@NullMarked
package slipway.service.dynos;

import org.jspecify.annotations.NullMarked;
