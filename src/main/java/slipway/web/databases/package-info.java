/** What a page shows of a database: how it is, who may use it, its backups. */
@NullMarked
package slipway.web.databases;

import org.jspecify.annotations.NullMarked;
