package slipway.router.tls;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** TLS with the right certificate for the host that each client names. */
@ApplicationScoped
public class TlsContexts {
    @Inject
    HostCertificates certificates;

    /** Certificates are looked up at each handshake: a new one serves the next client, and harms no connection. */
    public SSLContext context() {
        try {
            SSLContext made = SSLContext.getInstance("TLS");
            made.init(new KeyManager[] {new SniKeyManager(certificates::forHost)}, null, null);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has TLS", e);
        }
    }

    /**
     * The server's side of a connection, about to shake hands.
     *
     * @param protocols that may follow, the best one first, such as {@code h2} and {@code http/1.1}
     */
    public static SSLEngine server(SSLContext context, String... protocols) throws SSLException {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setUseCipherSuitesOrder(true);
        parameters.setApplicationProtocols(protocols);
        engine.setSSLParameters(parameters);
        engine.beginHandshake();
        return engine;
    }
}
