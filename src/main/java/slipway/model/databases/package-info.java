/** Databases of add-ons: their roles, sizes, backups. */
@NullMarked
package slipway.model.databases;

import org.jspecify.annotations.NullMarked;
