/** /oauth/authorizations and sessions. */
@NullMarked
package slipway.api.oauth;

import org.jspecify.annotations.NullMarked;
