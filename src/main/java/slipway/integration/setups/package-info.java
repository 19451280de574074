/** Reads app.json out of sources. */
@NullMarked
package slipway.integration.setups;

import org.jspecify.annotations.NullMarked;
