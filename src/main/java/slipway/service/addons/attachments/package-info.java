/** Add-ons and the names by which apps have them: found, attached, detached, and what they set. */
@NullMarked
package slipway.service.addons.attachments;

import org.jspecify.annotations.NullMarked;
