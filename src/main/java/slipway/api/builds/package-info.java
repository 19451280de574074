/** /sources, builds, slugs, buildpack installations. */
@NullMarked
package slipway.api.builds;

import org.jspecify.annotations.NullMarked;
