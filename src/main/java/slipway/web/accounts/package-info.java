/** Signing in and out, and the people of the platform. */
@NullMarked
package slipway.web.accounts;

import org.jspecify.annotations.NullMarked;
