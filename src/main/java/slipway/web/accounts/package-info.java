/** The people of the platform, and what is somebody's own. */
@NullMarked
package slipway.web.accounts;

import org.jspecify.annotations.NullMarked;
