/** Makes certificates: for the platform's own authority, and for the client that answers in Heroku's name. */
@NullMarked
package slipway.tls;

import org.jspecify.annotations.NullMarked;
