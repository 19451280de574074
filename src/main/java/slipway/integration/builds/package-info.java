/** Buildpacks. */
@NullMarked
package slipway.integration.builds;

import org.jspecify.annotations.NullMarked;
