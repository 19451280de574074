/** Signing in and looking after accounts. */
@NullMarked
package slipway.service.accounts;

import org.jspecify.annotations.NullMarked;
