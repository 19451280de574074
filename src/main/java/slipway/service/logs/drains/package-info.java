/** Log drains: who has which, and what carries lines to them. */
@NullMarked
package slipway.service.logs.drains;

import org.jspecify.annotations.NullMarked;
