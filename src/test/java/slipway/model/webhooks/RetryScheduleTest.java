package slipway.model.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a sync delivery waits between its tries. */
class RetryScheduleTest {
    @ParameterizedTest
    @CsvSource({"1, PT1S", "2, PT2S", "3, PT4S", "12, PT34M8S", "13, PT1H", "14, PT1H", "179, PT1H"})
    void doublesUpToAnHour(int attempts, Duration delay) {
        assertThat(RetrySchedule.delayAfter(attempts)).contains(delay);
    }

    @Test
    void endsWithTheLastAttempt() {
        assertThat(RetrySchedule.delayAfter(180)).isEmpty();
    }

    @Test
    void takesAboutSevenDays() {
        Duration whole = IntStream.range(1, RetrySchedule.MAX_ATTEMPTS)
                .mapToObj(attempts -> RetrySchedule.delayAfter(attempts).orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
        assertThat(whole).isBetween(Duration.ofDays(7), Duration.ofDays(7).plusHours(1));
    }
}
