/** Backups, restores and copies of databases. */
@NullMarked
package slipway.api.databases.backups;

import org.jspecify.annotations.NullMarked;
