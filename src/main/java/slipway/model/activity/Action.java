package slipway.model.activity;

import java.util.Locale;

/** What happened to a thing, in the words of Heroku's webhooks (lower-cased). */
public enum Action {
    CREATE,
    UPDATE,
    DESTROY;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
