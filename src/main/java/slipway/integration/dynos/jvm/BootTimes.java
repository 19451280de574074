package slipway.integration.dynos.jvm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How long dynos took from their launch until they listened, and what follows from it.
 *
 * <p>Other work on the machine only ever makes a boot longer, so the shortest of each kind are compared. Two boots with
 * the archive are looked at. A boot that records is slower than a plain one, so it is a fair measure only for what is
 * clearly quicker; where that is in doubt, two boots go without the archive, and it has to be 5 % quicker than those.
 * Then the matter is settled for as long as the archive exists.
 */
record BootTimes(Map<Way, List<Long>> millis, boolean isGivenUp) {
    /** How a dyno boots. */
    enum Way {
        RECORDING,
        ARCHIVED,
        PLAIN
    }

    /** What is to be done with the archive. */
    enum Verdict {
        OPEN,
        KEEP,
        DROP
    }

    private static final String GIVEN_UP = "given up";

    /** What an archive must bring at least. */
    private static final double QUICKER = 0.95;

    /** The same against a boot that recorded: recording takes at most a fifth more. */
    private static final double CLEARLY_QUICKER = 0.75;

    private static final int ENOUGH = 2;

    BootTimes {
        Map<Way, List<Long>> all = new EnumMap<>(Way.class);
        for (Way way : Way.values()) {
            all.put(way, List.copyOf(millis.getOrDefault(way, List.of())));
        }
        millis = all;
    }

    static BootTimes none() {
        return new BootTimes(Map.of(), false);
    }

    /** With one more, unless there are enough of its kind. */
    BootTimes with(Way way, long took) {
        List<Long> times = new ArrayList<>(of(way));
        if (times.size() < ENOUGH) {
            times.add(took);
        }
        Map<Way, List<Long>> all = new EnumMap<>(millis);
        all.put(way, times);
        return new BootTimes(all, isGivenUp);
    }

    /** Never to be tried again. */
    BootTimes givenUp() {
        return new BootTimes(millis, true);
    }

    Way next(boolean hasArchive) {
        if (isGivenUp) {
            return Way.PLAIN;
        } else if (!hasArchive) {
            return Way.RECORDING;
        }
        return verdict() == Verdict.OPEN && isMeasured(Way.ARCHIVED) ? Way.PLAIN : Way.ARCHIVED;
    }

    Verdict verdict() {
        if (!isMeasured(Way.ARCHIVED)) {
            return Verdict.OPEN;
        }
        long archived = shortest(Way.ARCHIVED).orElseThrow();
        OptionalLong recording = shortest(Way.RECORDING);
        if (recording.isPresent() && archived <= recording.getAsLong() * CLEARLY_QUICKER) {
            return Verdict.KEEP;
        } else if (!isMeasured(Way.PLAIN)) {
            return Verdict.OPEN;
        }
        return archived <= shortest(Way.PLAIN).orElseThrow() * QUICKER ? Verdict.KEEP : Verdict.DROP;
    }

    OptionalLong shortest(Way way) {
        return of(way).isEmpty() ? OptionalLong.empty() : OptionalLong.of(Collections.min(of(way)));
    }

    private boolean isMeasured(Way way) {
        return of(way).size() >= ENOUGH;
    }

    private List<Long> of(Way way) {
        return millis.getOrDefault(way, List.of());
    }

    /** A line for each. */
    String text() {
        StringBuilder lines = new StringBuilder();
        millis.forEach((way, times) ->
                times.forEach(took -> lines.append(way.name().toLowerCase(Locale.ROOT))
                        .append(' ')
                        .append(took)
                        .append('\n')));
        return (isGivenUp ? lines.append(GIVEN_UP).append('\n') : lines).toString();
    }

    static BootTimes parse(String text) {
        BootTimes times = none();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ");
            times = line.equals(GIVEN_UP)
                    ? times.givenUp()
                    : times.with(Way.valueOf(words[0].toUpperCase(Locale.ROOT)), Long.parseLong(words[1]));
        }
        return times;
    }
}
