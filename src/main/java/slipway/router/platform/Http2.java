package slipway.router.platform;

import java.util.Optional;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HostHeaderCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;

/** HTTP/2, where the server's own classes have it: our runner does, Jetty's plain one does not. */
public final class Http2 {
    private Http2() {}

    public static Optional<ConnectionFactory> factory() {
        try {
            return Optional.of(Made.make());
        } catch (NoClassDefFoundError plainRunner) {
            return Optional.empty();
        }
    }

    /** A class of its own, so that nothing is missed where it is not used. */
    private static final class Made {
        private static ConnectionFactory make() {
            HttpConfiguration http = new HttpConfiguration();
            RouterHandler.configure(http);
            // Apps get every path as it is; what the platform's own pages do not take, its handler refuses.
            http.setUriCompliance(UriCompliance.UNSAFE);
            // Requests of HTTP/2 have no Host header, and dynos need one.
            http.addCustomizer(new HostHeaderCustomizer());
            return new HTTP2ServerConnectionFactory(http);
        }
    }
}
