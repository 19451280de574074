/** The marketplace in Platform API v3: services, plans, add-ons, attachments. */
@NullMarked
package slipway.api.addons;

import org.jspecify.annotations.NullMarked;
