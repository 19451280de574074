/** What every page needs: addresses, who is signed in, headers, notices, times. */
@NullMarked
package slipway.web.shared;

import org.jspecify.annotations.NullMarked;
