/** How heads go on: what the router takes out, puts in, and who it believes. */
@NullMarked
package slipway.router.heads;

import org.jspecify.annotations.NullMarked;
