/** What dynos of this machine write, noticed and read. */
@NullMarked
package slipway.integration.dynos.output;

import org.jspecify.annotations.NullMarked;
