/** The life of add-ons: ordered, made by their providers, changed, and ended. */
@NullMarked
package slipway.service.addons.provisioning;

import org.jspecify.annotations.NullMarked;
