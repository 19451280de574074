package slipway.router.heads;

import org.jspecify.annotations.Nullable;

/**
 * Where a connection comes from and how, as the router's headers and log lines tell it.
 *
 * @param client the address of whoever is at its other end
 * @param protocol as in the log, such as {@code http1.1}
 * @param tlsVersion such as {@code tls1.3}; null without TLS
 * @param serverName that TLS was begun for; empty where there is none
 * @param trusted whether it is a proxy of the operator's, whose word counts
 */
public record Origin(
        String client, String protocol, @Nullable String tlsVersion, String serverName, boolean trusted) {
    public boolean isSecure() {
        return tlsVersion != null;
    }

    /** The same in another protocol, as the log names it. */
    public Origin withProtocol(String other) {
        return new Origin(client, other, tlsVersion, serverName, trusted);
    }

    /** The same once TLS has been agreed on. */
    public Origin withTls(String version, String name) {
        return new Origin(client, protocol, version, name, trusted);
    }
}
