/** How people's own tools reach this platform. */
@NullMarked
package slipway.web.connect;

import org.jspecify.annotations.NullMarked;
