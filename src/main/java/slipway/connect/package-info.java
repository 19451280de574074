/** slipway-connect: lets Heroku's own clients, unmodified, talk to a platform that is not Heroku. */
@NullMarked
package slipway.connect;

import org.jspecify.annotations.NullMarked;
