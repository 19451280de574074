package slipway.model.logs;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import slipway.model.InvalidParamsException;

/** Where a drain leads, checked: how lines travel, to which host, and with which credentials. */
public final class DrainUrl {
    /** How lines travel, with the port where the URL names none. */
    public enum Scheme {
        SYSLOG("syslog", false, false, 514),
        SYSLOG_TLS("syslog+tls", false, true, 6514),
        HTTP("http", true, false, 80),
        HTTPS("https", true, true, 443);

        private final String word;
        private final boolean http;
        private final boolean tls;
        private final int port;

        Scheme(String word, boolean http, boolean tls, int port) {
            this.word = word;
            this.http = http;
            this.tls = tls;
            this.port = port;
        }

        public boolean isHttp() {
            return http;
        }

        public boolean isTls() {
            return tls;
        }
    }

    private static final int MAX_PORT = 65_535;

    private final String text;
    private final URI uri;
    private final Scheme scheme;

    public DrainUrl(String text) {
        this.text = text;
        this.uri = parse(text);
        String word = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        this.scheme = Arrays.stream(Scheme.values())
                .filter(known -> known.word.equals(word))
                .findFirst()
                .orElseThrow(() -> refused("must begin with syslog://, syslog+tls://, http:// or https://"));
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            throw refused("must name a host, and no port but 1 to 65535");
        }
        if (uri.getRawFragment() != null) {
            throw refused("must have no fragment");
        }
        boolean more = uri.getRawUserInfo() != null || uri.getRawQuery() != null || path().length() > 1;
        if (!scheme.http && more) {
            throw refused("must have nothing but host and port for syslog");
        }
    }

    private static URI parse(String text) {
        try {
            URI uri = new URI(text);
            if (uri.toASCIIString().equals(text)) {
                return uri;
            }
        } catch (URISyntaxException noUrl) {
            // Refused below, together with one that is not all ASCII.
        }
        throw refused("is no URL");
    }

    private static InvalidParamsException refused(String why) {
        return new InvalidParamsException("Parameter \"url\" " + why + ".");
    }

    public Scheme scheme() {
        return scheme;
    }

    /** A name or an address, the latter without brackets. */
    public String host() {
        return uri.getHost().replaceAll("[\\[\\]]", "");
    }

    public int port() {
        return uri.getPort() < 0 ? scheme.port : uri.getPort();
    }

    /** Host, and port where the URL names one, as in an HTTP Host header. */
    public String authority() {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    /** Path and query, encoded. */
    public String target() {
        String path = path().isEmpty() ? "/" : path();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** {@code user:password}, decoded; the password may be empty. */
    public Optional<String> credentials() {
        return Optional.ofNullable(uri.getUserInfo()).map(pair -> pair.contains(":") ? pair : pair + ":");
    }

    /** What everybody may see: credentials, and paths that are as good as some, are left out. */
    public String place() {
        return scheme.word + "://" + authority();
    }

    private String path() {
        return Optional.ofNullable(uri.getRawPath()).orElse("");
    }

    /** As it was given. */
    public String text() {
        return text;
    }

    /** The place only, so that no message shows credentials by accident. */
    @Override
    public String toString() {
        return place();
    }
}
