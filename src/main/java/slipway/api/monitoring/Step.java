package slipway.api.monitoring;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;

/** Reads lengths of time such as {@code 1m}, {@code 10m}, {@code 1h} and {@code 1h0m0s}. */
final class Step {
    private static final Pattern TEXT = Pattern.compile("(?:(\\d{1,4})h)?(?:(\\d{1,5})m)?(?:0s)?");

    private Step() {}

    /** Whole minutes; refuses none. */
    static Duration parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            Duration step = Duration.ofHours(number(matcher.group(1))).plusMinutes(number(matcher.group(2)));
            if (step.compareTo(Duration.ZERO) > 0) {
                return step;
            }
        }
        throw new InvalidParamsException("Parameter \"step\" must be a time such as 1m, 10m or 1h.");
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
