/** Releases and config vars. */
@NullMarked
package slipway.api.releases;

import org.jspecify.annotations.NullMarked;
