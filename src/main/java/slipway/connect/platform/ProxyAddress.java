package slipway.connect.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import slipway.connect.terminal.ExitStatus;
import slipway.connect.terminal.Failure;

/**
 * An HTTP proxy that the person's own environment names.
 *
 * @param credentials the value of a Proxy-Authorization header
 */
record ProxyAddress(String host, int port, Optional<String> credentials) {
    /** Of a URL that names none. */
    private static final int DEFAULT_PORT = 80;

    static ProxyAddress parse(String variable, String value) {
        String text = value.contains("://") ? value : "http://" + value;
        try {
            URI uri = new URI(text);
            if (uri.getHost() == null || !"http".equalsIgnoreCase(uri.getScheme())) {
                throw unusable(variable);
            }
            return new ProxyAddress(
                    uri.getHost().replaceAll("[\\[\\]]", ""),
                    uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                    Optional.ofNullable(uri.getUserInfo()).map(ProxyAddress::basic));
        } catch (URISyntaxException e) {
            throw unusable(variable);
        }
    }

    private static String basic(String userInfo) {
        return "Basic " + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the value, which may hold a password. */
    private static Failure unusable(String variable) {
        return new Failure(
                ExitStatus.USAGE, "The proxy that " + variable + " names is not of the form http://HOST:PORT.");
    }
}
