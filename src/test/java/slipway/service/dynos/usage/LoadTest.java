package slipway.service.dynos.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Load as Linux counts it: damped, so that a minute's busyness is 63 % of the way after a minute. */
class LoadTest {
    private static Load busyFor(Load load, int rounds, int runnable) {
        Load now = load;
        for (int i = 0; i < rounds; i++) {
            now = now.after(Duration.ofSeconds(20), runnable);
        }
        return now;
    }

    @Test
    void approachesWhatRunsAtTheSpeedOfItsWindow() {
        Load load = busyFor(Load.none(), 3, 2);
        assertThat(load.minute()).isCloseTo(2 * 0.632, within(0.001));
        assertThat(load.fiveMinutes()).isCloseTo(2 * 0.181, within(0.001));
        assertThat(load.quarter()).isCloseTo(2 * 0.064, within(0.001));
    }

    @Test
    void fadesOnceNothingRuns() {
        Load load = busyFor(busyFor(Load.none(), 100, 1), 3, 0);
        assertThat(load.minute()).isCloseTo(0.368, within(0.001));
    }
}
