/** The way from this machine to the platform, and to everything else. */
@NullMarked
package slipway.connect.platform;

import org.jspecify.annotations.NullMarked;
