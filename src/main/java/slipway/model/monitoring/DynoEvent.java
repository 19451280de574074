package slipway.model.monitoring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What happens to dynos, as charts mark it. */
public enum DynoEvent {
    /** A process was started. */
    STARTED,
    /** It listens, or has nothing to listen to. */
    UP,
    CRASHED,
    /** Stopped for one of a newer release, or because somebody wanted it. */
    RESTARTED,
    /** Stopped after its day. */
    CYCLED,
    /** Sent to sleep for want of visitors. */
    IDLED,
    WOKEN;

    /** How it is counted beside the codes of errors. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DynoEvent> ofWord(String word) {
        return Arrays.stream(values())
                .filter(event -> event.word().equals(word))
                .findFirst();
    }
}
