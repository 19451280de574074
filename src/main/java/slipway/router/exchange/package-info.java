/** A request and its answer on their way: the leg to the client, the leg to the dyno, and what passes between them. */
@NullMarked
package slipway.router.exchange;

import org.jspecify.annotations.NullMarked;
