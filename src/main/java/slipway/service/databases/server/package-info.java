/** The ports to the server on which add-ons have their databases, and to the programs that move their data. */
@NullMarked
package slipway.service.databases.server;

import org.jspecify.annotations.NullMarked;
