/** Granting and checking tokens. */
@NullMarked
package slipway.service.oauth;

import org.jspecify.annotations.NullMarked;
