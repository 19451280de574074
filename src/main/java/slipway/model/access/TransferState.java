package slipway.model.access;

import java.util.Arrays;
import java.util.Locale;
import slipway.model.InvalidParamsException;

/** How far a hand-over is, in the API's words (lower-cased). */
public enum TransferState {
    PENDING,
    ACCEPTED,
    DECLINED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TransferState parse(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidParamsException("Parameter \"state\" must be accepted, declined or pending."));
    }
}
