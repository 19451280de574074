/** Tokens: where they are kept, how one is got, and whose they are. */
@NullMarked
package slipway.connect.login;

import org.jspecify.annotations.NullMarked;
