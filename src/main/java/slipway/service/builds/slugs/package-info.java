/** Slugs that clients make by themselves. */
@NullMarked
package slipway.service.builds.slugs;

import org.jspecify.annotations.NullMarked;
