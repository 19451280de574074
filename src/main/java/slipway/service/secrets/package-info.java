/** Keys, hashes, signatures. */
@NullMarked
package slipway.service.secrets;

import org.jspecify.annotations.NullMarked;
