/** Sources, builds and the slugs that they make. */
@NullMarked
package slipway.model.builds;

import org.jspecify.annotations.NullMarked;
