/** Calls to the providers of registered services, by HTTP, and to nobody else. */
@NullMarked
package slipway.integration.addons.partners;

import org.jspecify.annotations.NullMarked;
