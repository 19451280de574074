/** The router's ports, who comes in by them, and the way to the platform's own pages. */
@NullMarked
package slipway.router.front;

import org.jspecify.annotations.NullMarked;
