package slipway.connect.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import slipway.connect.terminal.ExitStatus;
import slipway.connect.terminal.Failure;

/**
 * Where the platform is. Passwords and tokens go there, so that plain http is for this machine only.
 *
 * @param host without the brackets of IPv6
 */
public record PlatformUrl(boolean secure, String host, int port) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

    public static PlatformUrl parse(String text) {
        URI uri = uri(text);
        String host = uri.getHost();
        if (host == null || uri.getScheme() == null || uri.getRawUserInfo() != null || hasMore(uri)) {
            throw refusal(text, "is not the URL of a platform, such as https://paas.example.com");
        }
        return switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> of(true, host, uri.getPort());
            case "http" -> {
                if (!THIS_MACHINE.contains(host)) {
                    throw refusal(text, "is not safe for passwords and tokens: use https://" + host);
                }
                yield of(false, host, uri.getPort());
            }
            default -> throw refusal(text, "does not begin with https://");
        };
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw refusal(text, "is no URL");
        }
    }

    private static boolean hasMore(URI uri) {
        return uri.getRawPath().length() > 1 || uri.getRawQuery() != null || uri.getRawFragment() != null;
    }

    private static PlatformUrl of(boolean secure, String host, int port) {
        String name = host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
        return new PlatformUrl(secure, name, port < 0 ? defaultPort(secure) : port);
    }

    private static int defaultPort(boolean secure) {
        return secure ? HTTPS : HTTP;
    }

    private static Failure refusal(String text, String why) {
        return new Failure(ExitStatus.USAGE, text + " " + why + ".");
    }

    /** The value of the Host header, and the platform's name in the netrc. */
    public String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == defaultPort(secure) ? name : name + ":" + port;
    }

    /** Whether {@code otherHost} and {@code otherPort} lead there as well. */
    public boolean isAt(String otherHost, int otherPort) {
        return port == otherPort && host.equalsIgnoreCase(otherHost);
    }

    @Override
    public String toString() {
        return (secure ? "https://" : "http://") + authority();
    }
}
