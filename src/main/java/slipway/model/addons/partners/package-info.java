/** What providers of registered services bring, and what they may do to add-ons that are theirs. */
@NullMarked
package slipway.model.addons.partners;

import org.jspecify.annotations.NullMarked;
