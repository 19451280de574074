/** The PostgreSQL server on which add-ons have their databases, and its programs. */
@NullMarked
package slipway.integration.databases;

import org.jspecify.annotations.NullMarked;
