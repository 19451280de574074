/** PostgreSQL, embedded or not, and transactions on it. */
@NullMarked
package slipway.integration.database;

import org.jspecify.annotations.NullMarked;
