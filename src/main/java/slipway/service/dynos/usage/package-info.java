/** What dynos take, as it is measured: kept for people to see, and written to the log for those who want it there. */
@NullMarked
package slipway.service.dynos.usage;

import org.jspecify.annotations.NullMarked;
