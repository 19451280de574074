/** HTTPS: which certificate a client gets for the host that it names. */
@NullMarked
package slipway.router.tls;

import org.jspecify.annotations.NullMarked;
