/** Formation and dynos on the page of an app. */
@NullMarked
package slipway.web.dynos;

import org.jspecify.annotations.NullMarked;
