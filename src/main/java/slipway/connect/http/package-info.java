/** As much of HTTP/1.1 as it takes to carry requests on: their heads, where they go and where they end. */
@NullMarked
package slipway.connect.http;

import org.jspecify.annotations.NullMarked;
