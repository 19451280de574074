/** Tokens that stand for people. */
@NullMarked
package slipway.model.oauth;

import org.jspecify.annotations.NullMarked;
