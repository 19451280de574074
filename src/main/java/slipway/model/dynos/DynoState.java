package slipway.model.dynos;

import java.util.Locale;

/** What a dyno is doing, in the API's words (lower-cased). */
public enum DynoState {
    STARTING,
    UP,
    CRASHED,
    DOWN;

    /** The word that the API and the logs use. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
