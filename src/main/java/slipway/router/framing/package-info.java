/** Where HTTP/1.1 messages begin and end, to the byte; strict, so that no other reader can see them otherwise. */
@NullMarked
package slipway.router.framing;

import org.jspecify.annotations.NullMarked;
