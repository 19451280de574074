/** The API's description of itself, read off the resources and records that it is made of. */
@NullMarked
package slipway.api.schema;

import org.jspecify.annotations.NullMarked;
