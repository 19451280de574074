/** Host names of apps and the certificates for them. */
@NullMarked
package slipway.model.domains;

import org.jspecify.annotations.NullMarked;
