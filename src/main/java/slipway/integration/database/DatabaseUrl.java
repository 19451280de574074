package slipway.integration.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A DATABASE_URL as Heroku writes it, taken apart for JDBC; the password stays out of the JDBC URL and out of logs. */
public record DatabaseUrl(String jdbcUrl, String user, String password) {
    private static final int DEFAULT_PORT = 5432;

    /** Reads {@code postgres://user:password@host:port/name?sslmode=require}. */
    public static DatabaseUrl parse(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme());
            String userInfo = uri.getRawUserInfo();
            if (!(scheme.equals("postgres") || scheme.equals("postgresql"))
                    || uri.getHost() == null
                    || userInfo == null
                    || uri.getRawPath().length() < 2) {
                throw malformed();
            }
            String[] parts = userInfo.split(":", 2);
            int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
            String query =
                    Optional.ofNullable(uri.getRawQuery()).map(q -> "?" + q).orElse("");
            return new DatabaseUrl(
                    "jdbc:postgresql://" + uri.getHost() + ":" + port + uri.getRawPath() + query,
                    decode(parts[0]),
                    parts.length > 1 ? decode(parts[1]) : "");
        } catch (URISyntaxException e) {
            throw malformed();
        }
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Does not repeat the text, since it may hold a password. */
    private static DatabaseException malformed() {
        return new DatabaseException("DATABASE_URL must look like postgres://user:password@host:5432/name.");
    }

    @Override
    public String toString() {
        return jdbcUrl;
    }
}
