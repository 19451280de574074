package slipway.journey.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.journey.ApiClient;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/** A dyno that counts in its log: from what is there one sees whether a line was lost or came twice. */
final class NumberedLines {
    private static final String PROCFILE = "count: i=0; while :; do i=$((i+1)); echo \"tick $i\"; sleep 0.1; done\n";
    private static final Pattern TICK = Pattern.compile("app\\[count\\.1\\]: tick (\\d+)$");

    private final String app;
    private long upTo;

    NumberedLines(String app) {
        this.app = app;
    }

    static Tarball source() {
        return new Tarball().file("Procfile", PROCFILE);
    }

    /** Reads the log and goes on from where the last look ended. */
    void check(ApiClient api) {
        long last = upTo;
        Platform.await("the count to go on after " + last, () -> {
            List<Long> numbers = numbers(api);
            return !numbers.isEmpty() && numbers.get(numbers.size() - 1) > last;
        });
        List<Long> numbers = numbers(api);
        assertThat(numbers.get(0)).as("the log reaches back to the last look").isLessThanOrEqualTo(upTo + 1);
        for (int i = 1; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).as("line after %d", numbers.get(i - 1)).isEqualTo(numbers.get(i - 1) + 1);
        }
        upTo = numbers.get(numbers.size() - 1);
    }

    long upTo() {
        return upTo;
    }

    private List<Long> numbers(ApiClient api) {
        return api.log(app).stream()
                .map(TICK::matcher)
                .filter(Matcher::find)
                .map(tick -> Long.parseLong(tick.group(1)))
                .toList();
    }
}
