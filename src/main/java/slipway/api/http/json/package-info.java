/** The API's JSON: how it is written, read, and refused. */
@NullMarked
package slipway.api.http.json;

import org.jspecify.annotations.NullMarked;
