package slipway.service.oauth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What an Authorization header says, in the three spellings of Heroku's clients: {@code Bearer TOKEN}, {@code Basic}
 * with user and password in base64, and that base64 alone, as the Java deployers send it.
 */
public record Credentials(String user, String secret) {
    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    public static Optional<Credentials> parse(String header) {
        String trimmed = header.strip();
        if (trimmed.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.of(
                    new Credentials("", trimmed.substring(BEARER.length()).strip()));
        }
        boolean basic = trimmed.regionMatches(true, 0, BASIC, 0, BASIC.length());
        String encoded = basic ? trimmed.substring(BASIC.length()).strip() : trimmed;
        try {
            String decoded = new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(decoded.substring(0, colon), decoded.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Never the secret, wherever this is printed. */
    @Override
    public String toString() {
        return "Credentials of " + user;
    }
}
