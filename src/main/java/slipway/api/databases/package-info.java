/** What the CLI asks Heroku's data host about databases: {@code heroku pg}, all on the platform's own host. */
@NullMarked
package slipway.api.databases;

import org.jspecify.annotations.NullMarked;
