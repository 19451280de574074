/** Roles of databases, and their passwords. */
@NullMarked
package slipway.api.databases.credentials;

import org.jspecify.annotations.NullMarked;
