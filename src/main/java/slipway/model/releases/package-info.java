/** Slug plus config under a number. */
@NullMarked
package slipway.model.releases;

import org.jspecify.annotations.NullMarked;
