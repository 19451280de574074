package slipway.model.setups;

import java.util.Locale;

/** How far a setup is, in the API's words (lower-cased). */
public enum SetupStatus {
    PENDING,
    SUCCEEDED,
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
