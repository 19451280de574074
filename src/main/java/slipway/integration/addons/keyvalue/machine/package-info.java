/** What a machine has for key-value servers: a program, places, users, folders with settings and certificates. */
@NullMarked
package slipway.integration.addons.keyvalue.machine;

import org.jspecify.annotations.NullMarked;
