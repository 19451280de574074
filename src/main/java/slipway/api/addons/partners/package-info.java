/** The market's other side: manifests and plans of registered services, and people's way to what providers show them. */
@NullMarked
package slipway.api.addons.partners;

import org.jspecify.annotations.NullMarked;
