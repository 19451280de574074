/** Key-value servers of add-ons: what people see of them and choose about them, and the port to whatever runs them. */
@NullMarked
package slipway.service.addons.keyvalue;

import org.jspecify.annotations.NullMarked;
