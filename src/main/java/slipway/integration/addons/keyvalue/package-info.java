/** Makes and runs key-value servers: a process of Redis's or Valkey's for each add-on, or one server for all. */
@NullMarked
package slipway.integration.addons.keyvalue;

import org.jspecify.annotations.NullMarked;
