package slipway.model.webhooks;

import java.util.Arrays;
import java.util.Locale;
import slipway.model.InvalidParamsException;

/** How hard the platform tries to deliver, in the API's words (lower-cased). */
public enum WebhookLevel {
    /** Once. */
    NOTIFY,
    /** Again and again, by {@link RetrySchedule}. */
    SYNC;

    public static WebhookLevel require(String word) {
        return Arrays.stream(values())
                .filter(level -> level.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidParamsException(
                        "Parameter \"level\" must be notify or sync, not \"" + word + "\"."));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
