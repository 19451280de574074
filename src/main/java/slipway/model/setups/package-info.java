/** An app that is set up as its source's app.json says. */
@NullMarked
package slipway.model.setups;

import org.jspecify.annotations.NullMarked;
