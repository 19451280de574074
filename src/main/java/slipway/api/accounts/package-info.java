/** /account and /users. */
@NullMarked
package slipway.api.accounts;

import org.jspecify.annotations.NullMarked;
