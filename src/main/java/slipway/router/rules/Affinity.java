package slipway.router.rules;

import org.jspecify.annotations.Nullable;
import slipway.router.framing.Field;
import slipway.router.framing.RequestHead;
import slipway.router.heads.ResponseWriter;
import slipway.service.domains.AppRoute;
import slipway.service.domains.WebDyno;

/** Keeps a visitor with the dyno that he had first ({@code heroku features:enable http-session-affinity}). */
public final class Affinity {
    private static final String NAME = ResponseWriter.AFFINITY_COOKIE + "=";

    private Affinity() {}

    /** The token of the dyno that the visitor's cookie names, or null. */
    public static @Nullable String wantedDyno(RequestHead head) {
        for (int i = 0; i < head.count(); i++) {
            if (head.field(i) == Field.COOKIE) {
                for (String cookie : head.value(i).split(";")) {
                    if (cookie.strip().startsWith(NAME)) {
                        return cookie.strip().substring(NAME.length());
                    }
                }
            }
        }
        return null;
    }

    /** The token to set; null where the app does not want it or the visitor has it already. */
    public static @Nullable String cookie(@Nullable AppRoute route, @Nullable WebDyno dyno, @Nullable String wanted) {
        boolean sets = route != null
                && route.affinity()
                && dyno != null
                && !dyno.token().equals(wanted);
        return sets && dyno != null ? dyno.token() : null;
    }
}
