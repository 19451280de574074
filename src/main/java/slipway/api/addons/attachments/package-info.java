/** The names by which apps have add-ons. */
@NullMarked
package slipway.api.addons.attachments;

import org.jspecify.annotations.NullMarked;
