/** The port to whoever makes add-ons, be it ourselves or somebody else. */
@NullMarked
package slipway.service.addons.providers;

import org.jspecify.annotations.NullMarked;
