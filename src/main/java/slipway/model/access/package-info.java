/** Who may do what to an app besides its owner, and how an app changes its owner. */
@NullMarked
package slipway.model.access;

import org.jspecify.annotations.NullMarked;
