/** What third parties offer: the manifests by which they register their services, and the plans of these. */
@NullMarked
package slipway.service.addons.registry;

import org.jspecify.annotations.NullMarked;
