/** Releases and config vars. */
@NullMarked
package slipway.service.releases;

import org.jspecify.annotations.NullMarked;
