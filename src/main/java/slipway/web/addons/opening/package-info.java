/** The page that takes people to what there is to see of an add-on. */
@NullMarked
package slipway.web.addons.opening;

import org.jspecify.annotations.NullMarked;
