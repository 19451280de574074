/** /apps, /stacks, /regions and what hangs on an app. */
@NullMarked
package slipway.api.apps;

import org.jspecify.annotations.NullMarked;
