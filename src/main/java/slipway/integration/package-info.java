/** Adapters between the ports of the services and the world. */
@NullMarked
package slipway.integration;

import org.jspecify.annotations.NullMarked;
