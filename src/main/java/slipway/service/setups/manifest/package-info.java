/** Reads and checks the app.json of a source. */
@NullMarked
package slipway.service.setups.manifest;

import org.jspecify.annotations.NullMarked;
