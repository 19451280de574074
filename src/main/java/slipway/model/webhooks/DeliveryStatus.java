package slipway.model.webhooks;

import java.util.Arrays;
import java.util.Locale;
import slipway.model.InvalidParamsException;

/** How far a delivery got, in the API's words (lower-cased). */
public enum DeliveryStatus {
    /** Waits for its first attempt. */
    PENDING,
    /** An attempt is under way. */
    SCHEDULED,
    /** Waits for another attempt. */
    RETRYING,
    FAILED,
    SUCCEEDED;

    public static DeliveryStatus require(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidParamsException(
                        "Parameter \"eq[status]\" must be pending, scheduled, retrying, failed or succeeded, not \""
                                + word + "\"."));
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
