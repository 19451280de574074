/** What there is to be had: services, their plans, and where. */
@NullMarked
package slipway.api.addons.catalogue;

import org.jspecify.annotations.NullMarked;
