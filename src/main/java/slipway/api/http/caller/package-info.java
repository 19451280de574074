/** Who sends an API request, what their token may do, and how often. */
@NullMarked
package slipway.api.http.caller;

import org.jspecify.annotations.NullMarked;
