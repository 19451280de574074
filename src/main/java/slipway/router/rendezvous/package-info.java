/** Where clients meet attached one-offs: bytes both ways, on a port of its own or instead of HTTP on the usual one. */
@NullMarked
package slipway.router.rendezvous;

import org.jspecify.annotations.NullMarked;
