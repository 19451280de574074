/** Key-value servers of add-ons: what each is to be, whoever runs it. */
@NullMarked
package slipway.model.addons.keyvalue;

import org.jspecify.annotations.NullMarked;
