/** Coming in, in one step or two, and going out. */
@NullMarked
package slipway.web.accounts.signin;

import org.jspecify.annotations.NullMarked;
