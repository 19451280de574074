/** The marketplace's pages, and those of single add-ons. */
@NullMarked
package slipway.web.addons;

import org.jspecify.annotations.NullMarked;
