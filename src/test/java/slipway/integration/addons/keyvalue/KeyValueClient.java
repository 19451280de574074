package slipway.integration.addons.keyvalue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** What an app has of a server: its URL. */
final class KeyValueClient {
    private KeyValueClient() {}

    /** Connects as clients do that get nothing but a URL, and trust any certificate, as Heroku tells them to. */
    static RedisConnection open(String url) throws IOException {
        URI uri = URI.create(url);
        String[] user = uri.getUserInfo().split(":", 2);
        RedisConnection connection = RedisConnection.open(
                uri.getScheme().equals("rediss") ? trusting() : SocketFactory.getDefault(),
                new InetSocketAddress(uri.getHost(), uri.getPort()),
                user[0].isEmpty() ? "default" : user[0],
                user[1]);
        if (uri.getPath().length() > 1) {
            connection.ask("SELECT", uri.getPath().substring(1));
        }
        return connection;
    }

    static Object ask(String url, String... words) throws IOException {
        try (RedisConnection connection = open(url)) {
            return connection.ask(words);
        }
    }

    /** What a server says no to; empty where it does what it is told. */
    static Optional<String> refusal(String url, String... words) throws IOException {
        try {
            ask(url, words);
            return Optional.empty();
        } catch (RedisException refusal) {
            return Optional.of(String.valueOf(refusal.getMessage()));
        }
    }

    /** The value of a key; empty where there is none, or where the URL leads nowhere. */
    static Optional<String> find(String url, String key) {
        try {
            return Optional.of(String.valueOf(ask(url, "GET", key))).filter(text -> !text.isEmpty());
        } catch (IOException nowhere) {
            return Optional.empty();
        }
    }

    private static SocketFactory trusting() {
        TrustManager all = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String kind) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String kind) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {all}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
