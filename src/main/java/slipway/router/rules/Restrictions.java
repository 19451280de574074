package slipway.router.rules;

import slipway.router.framing.BadMessageException;

/** Which of a dyno's bad answers are H25, and how its line names them (Dev Center, "H25 - HTTP Restriction"). */
public final class Restrictions {
    private Restrictions() {}

    /** Empty for any other bad answer. */
    public static String of(BadMessageException why) {
        return switch (why.fault()) {
            case LONG_FIRST_LINE -> "oversized status line";
            case LARGE_HEADER -> "oversized header";
            case LENGTH -> "invalid content length";
            case LARGE_COOKIE -> "oversized cookie";
            case MALFORMED -> "";
        };
    }
}
