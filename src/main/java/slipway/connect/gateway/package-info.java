/** What answers the child by Heroku's host names: loopback listeners, open to those who know the secret. */
@NullMarked
package slipway.connect.gateway;

import org.jspecify.annotations.NullMarked;
