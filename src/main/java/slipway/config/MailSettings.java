package slipway.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * How mails leave the platform.
 *
 * @param server {@code SLIPWAY_SMTP_URL}: such as {@code smtp://user:password@mail.example.com:587}; without it no mail
 *     is sent
 * @param from {@code SLIPWAY_MAIL_FROM}: the address that mails are from; slipway@DOMAIN if absent
 */
public record MailSettings(Optional<Server> server, String from) {
    private static final int SUBMISSION_PORT = 587;
    private static final int SMTPS_PORT = 465;

    /**
     * A mail server.
     *
     * @param tls whether TLS comes first ({@code smtps}), rather than when the server offers it ({@code smtp})
     * @param port by default 587, and 465 for smtps (RFC 6409, RFC 8314)
     * @param login absent where the server lets us in without
     */
    public record Server(boolean tls, String host, int port, Optional<Login> login) {
        /** Whether the server is on this machine. */
        public boolean isLoopback() {
            return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
        }
    }

    /** Name and password; never shown. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    static MailSettings read(EnvironmentReader env, String domain) {
        Optional<String> url = env.text("SLIPWAY_SMTP_URL");
        Optional<Server> server = url.flatMap(MailSettings::parse);
        env.require(
                "SLIPWAY_SMTP_URL",
                url.isEmpty() || server.isPresent(),
                "must be a URL such as smtp://user:password@mail.example.com:587 or smtps://mail.example.com,"
                        + " with %40 for @ and %3A for : in a name or password");
        return new MailSettings(
                server,
                env.matching(
                        "SLIPWAY_MAIL_FROM",
                        "slipway@" + domain,
                        "[^\\s@<>,;:\"]+@[^\\s@<>,;:\"]+",
                        "an e-mail address such as slipway@example.com"));
    }

    private static Optional<Server> parse(String text) {
        try {
            URI url = new URI(text.strip());
            String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            String path = Optional.ofNullable(url.getRawPath()).orElse("");
            boolean server = url.getHost() != null && url.getPort() != 0 && url.getPort() <= 65_535;
            boolean nothingMore = path.matches("/?") && url.getRawQuery() == null && url.getRawFragment() == null;
            Optional<String> userInfo = Optional.ofNullable(url.getRawUserInfo());
            Optional<Login> login = userInfo.flatMap(MailSettings::login);
            if (!scheme.matches("smtps?") || !server || !nothingMore || userInfo.isPresent() != login.isPresent()) {
                return Optional.empty();
            }
            boolean tls = scheme.equals("smtps");
            int port = url.getPort() > 0 ? url.getPort() : tls ? SMTPS_PORT : SUBMISSION_PORT;
            return Optional.of(new Server(tls, url.getHost().replaceAll("[\\[\\]]", ""), port, login));
        } catch (URISyntaxException | IllegalArgumentException noUrl) {
            return Optional.empty();
        }
    }

    private static Optional<Login> login(String userInfo) {
        String[] parts = userInfo.split(":", 2);
        return parts.length == 2 && !parts[0].isEmpty()
                ? Optional.of(new Login(decoded(parts[0]), decoded(parts[1])))
                : Optional.empty();
    }

    /** Unlike in forms, a plus is a plus. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
