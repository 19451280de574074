/** Use cases: each method is a transaction and a permission check. Ports to the world are interfaces here. */
@NullMarked
package slipway.service;

import org.jspecify.annotations.NullMarked;
