/** Builds on the page of an app. */
@NullMarked
package slipway.web.builds;

import org.jspecify.annotations.NullMarked;
