/** Who may do what. */
@NullMarked
package slipway.service.access;

import org.jspecify.annotations.NullMarked;
