/** What was changed, by whom, from where. */
@NullMarked
package slipway.model.activity;

import org.jspecify.annotations.NullMarked;
