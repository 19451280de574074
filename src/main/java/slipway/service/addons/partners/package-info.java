/** What providers of registered services may do here: tokens, config, callbacks, logs. */
@NullMarked
package slipway.service.addons.partners;

import org.jspecify.annotations.NullMarked;
