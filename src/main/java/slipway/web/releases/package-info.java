/** Releases and config vars on the page of an app. */
@NullMarked
package slipway.web.releases;

import org.jspecify.annotations.NullMarked;
