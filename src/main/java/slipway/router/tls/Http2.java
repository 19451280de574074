package slipway.router.tls;

import java.util.List;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;

/** HTTP/2 beside HTTP/1.1, where the server's own classes have it: our runner does, Jetty's plain one does not. */
final class Http2 {
    private Http2() {}

    /** What may speak inside of TLS, the first of them chooses by what the client offers. */
    static List<ConnectionFactory> orElseHttp1(HttpConfiguration http) {
        HttpConnectionFactory http1 = new HttpConnectionFactory(http);
        try {
            return Both.of(http, http1);
        } catch (NoClassDefFoundError plainRunner) {
            return List.of(http1);
        }
    }

    /** A class of its own, so that nothing is missed where it is not used. */
    private static final class Both {
        private static List<ConnectionFactory> of(HttpConfiguration http, HttpConnectionFactory http1) {
            ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
            alpn.setDefaultProtocol(http1.getProtocol());
            return List.of(alpn, new HTTP2ServerConnectionFactory(http), http1);
        }
    }
}
