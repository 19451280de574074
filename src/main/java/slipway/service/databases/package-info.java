/** {@code heroku-postgresql}: databases for apps, their roles, sizes and limits. */
@NullMarked
package slipway.service.databases;

import org.jspecify.annotations.NullMarked;
