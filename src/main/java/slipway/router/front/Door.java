package slipway.router.front;

import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import slipway.router.heads.FrontDoor;
import slipway.router.heads.TrustedProxies;
import slipway.router.platform.InnerConnector;

/**
 * What is known of those who come in by one port.
 *
 * @param tls makes the TLS of a connection; those who begin without it are served as well
 * @param onlyTls whether they are turned away
 * @param trustedProxies whose word counts
 * @param workers for what takes long, such as the arithmetic of a handshake
 * @param front for the door by which the platform comes to itself
 */
record Door(
        TlsMaker tls,
        boolean onlyTls,
        TrustedProxies trustedProxies,
        Executor workers,
        InnerConnector inner,
        @Nullable FrontDoor front) {
    /** Makes the TLS of one connection. */
    interface TlsMaker {
        SSLEngine make() throws SSLException;
    }
}
