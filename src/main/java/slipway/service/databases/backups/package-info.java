/** Backups, restores and copies of databases: {@code heroku pg:backups}, {@code pg:copy}. */
@NullMarked
package slipway.service.databases.backups;

import org.jspecify.annotations.NullMarked;
