/** Setting apps up from a source that has an app.json. */
@NullMarked
package slipway.service.setups;

import org.jspecify.annotations.NullMarked;
