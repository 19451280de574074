package slipway.connect.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import slipway.connect.http.Refusal;
import slipway.connect.http.RequestHead;
import slipway.connect.platform.PlatformUrl;

/**
 * Keeps tokens of other platforms from reaching this one: people have those of Heroku in their netrc, where clients find
 * them by the names that the gateway answers for.
 */
final class ForeignToken {
    private static final String OURS = "slipway-";

    /** Heroku's: a UUID, or since 2024 with a prefix. These are no passwords, even where an e-mail address is before. */
    private static final Pattern HEROKU =
            Pattern.compile("HRKU-.*|\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}", Pattern.CASE_INSENSITIVE);

    private ForeignToken() {}

    static boolean isIn(RequestHead head) {
        return head.values("Authorization").anyMatch(ForeignToken::isForeign);
    }

    /** {@code Bearer TOKEN}, {@code Basic base64(user:TOKEN)}, or as Java deployers have it, base64(:TOKEN) alone. */
    private static boolean isForeign(String authorization) {
        int space = authorization.indexOf(' ');
        String scheme = authorization.substring(0, Math.max(space, 0));
        String value = authorization.substring(space + 1).strip();
        if (scheme.equalsIgnoreCase("Basic") || scheme.isEmpty()) {
            return isForeignPair(decoded(value));
        }
        return !value.startsWith(OURS);
    }

    private static boolean isForeignPair(String pair) {
        int colon = pair.indexOf(':');
        String user = pair.substring(0, Math.max(colon, 0));
        String password = pair.substring(colon + 1);
        if (password.isEmpty()) {
            // The token may be there instead of a user name.
            return !user.isEmpty() && !user.startsWith(OURS) && !user.contains("@");
        }
        if (user.contains("@")) {
            return HEROKU.matcher(password).matches();
        }
        return !password.startsWith(OURS);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return base64;
        }
    }

    static Refusal refusal(PlatformUrl platform) {
        return Refusal.of(
                401,
                "Unauthorized",
                "unauthorized",
                "This token is for another platform, and was not sent to " + platform
                        + ". Log in to it with: heroku login -i, or: slipway-connect " + platform + " login");
    }
}
