package slipway.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** TLS between two ends of this process, checked as browsers and HTTP clients check it. */
final class Handshake {
    private Handshake() {}

    /** What a client that asked for {@code host} and trusts {@code authority} only was shown and accepted. */
    static X509Certificate with(ServerCertificate certificate, String host, X509Certificate authority)
            throws Exception {
        try (ServerSocket server = certificate
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> greetOne(server));
            try (Socket plain = new Socket(server.getInetAddress(), server.getLocalPort());
                    SSLSocket client = (SSLSocket) trusting(authority)
                            .getSocketFactory()
                            .createSocket(plain, host, server.getLocalPort(), true)) {
                SSLParameters parameters = client.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                client.setSSLParameters(parameters);
                client.startHandshake();
                client.getInputStream().read();
                return (X509Certificate) client.getSession().getPeerCertificates()[0];
            } finally {
                served.join();
            }
        }
    }

    private static void greetOne(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write(1);
        } catch (IOException refused) {
            // The client's side says why.
        }
    }

    private static SSLContext trusting(X509Certificate authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
