/** Domains on the page of an app. */
@NullMarked
package slipway.web.domains;

import org.jspecify.annotations.NullMarked;
