/** What the marketplace offers. */
@NullMarked
package slipway.service.addons.catalogue;

import org.jspecify.annotations.NullMarked;
