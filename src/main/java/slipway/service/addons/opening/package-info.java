/** Where people who open an add-on are taken: to a page of our own, or to its provider's, signed in. */
@NullMarked
package slipway.service.addons.opening;

import org.jspecify.annotations.NullMarked;
