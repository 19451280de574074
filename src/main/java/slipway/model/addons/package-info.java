/** The marketplace: services and their plans, and what apps have of them. */
@NullMarked
package slipway.model.addons;

import org.jspecify.annotations.NullMarked;
