package slipway.connect.gateway;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import slipway.connect.platform.Link;
import slipway.tls.CertificateMaker;

/** TLS towards the child, by an authority that is made at every start, and whose key never leaves this process. */
final class ChildSide {
    /** A shell may stay open for long; whoever trusts the authority ends with it. */
    private static final Duration VALIDITY = Duration.ofDays(30);

    private static final int HANDSHAKE_TIMEOUT_MILLIS = 30_000;

    private final X509Certificate authority;
    private final SSLContext heroku;
    private final SSLContext local;

    ChildSide() {
        CertificateMaker maker =
                CertificateMaker.create("slipway-connect on this machine", VALIDITY, Clock.systemUTC());
        this.authority = maker.authority();
        this.heroku = maker.certify(HerokuHosts.all().toList(), VALIDITY).context();
        this.local = maker.certify(List.of("localhost", "127.0.0.1"), VALIDITY).context();
    }

    /** What the child has to trust. */
    X509Certificate authority() {
        return authority;
    }

    /** Begins TLS as any of Heroku's hosts. */
    Link asHeroku(Socket wire) throws IOException {
        return secured(wire, heroku, "http/1.1");
    }

    /** Begins TLS as this machine. */
    Link asLocalhost(Socket wire) throws IOException {
        return secured(wire, local);
    }

    private static Link secured(Socket wire, SSLContext context, String... protocols) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(wire, null, true);
        socket.setUseClientMode(false);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        wire.setSoTimeout(HANDSHAKE_TIMEOUT_MILLIS);
        socket.startHandshake();
        wire.setSoTimeout(0);
        return Link.secured(wire, socket);
    }
}
