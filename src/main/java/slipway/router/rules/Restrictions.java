package slipway.router.rules;

import slipway.router.framing.BadMessageException;

/** Which of a dyno's bad answers are H25, and how its line names them (Dev Center, "H25 - HTTP Restriction"). */
public final class Restrictions {
    private Restrictions() {}

    /** Empty for any other bad answer. */
    public static String of(BadMessageException why) {
        return switch (why.status()) {
            case 414 -> "oversized status line";
            case 431 -> "oversized header";
            default -> {
                String what = String.valueOf(why.getMessage());
                yield what.contains("content length") ? "invalid content length" : what.contains("cookie") ? what : "";
            }
        };
    }
}
