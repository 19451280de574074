/** Log history on disk. */
@NullMarked
package slipway.integration.logs;

import org.jspecify.annotations.NullMarked;
