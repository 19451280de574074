package slipway.model.monitoring;

import java.util.Locale;

/** What there is to tell of an alert. */
public enum AlertNews {
    BEGAN,
    /** As was told before, and still. */
    GOES_ON,
    ENDED;

    /** The word that receivers get. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
