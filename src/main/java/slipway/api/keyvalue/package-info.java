/** What {@code heroku redis} asks of the host of Heroku's data services. */
@NullMarked
package slipway.api.keyvalue;

import org.jspecify.annotations.NullMarked;
