/** Event loops: one thread and one selector each, and what is shared by all connections of a loop. */
@NullMarked
package slipway.router.loop;

import org.jspecify.annotations.NullMarked;
