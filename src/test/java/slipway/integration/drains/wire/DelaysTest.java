package slipway.integration.drains.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each failure in a row makes the next attempt later, up to a limit. */
class DelaysTest {
    @Test
    void growFrom10MillisecondsToHalfAMinuteByHttp() {
        assertThat(IntStream.rangeClosed(1, 9).mapToObj(Delays.OF_HTTP::after).map(Duration::toMillis))
                .containsExactly(10L, 40L, 160L, 640L, 2_560L, 10_240L, 30_000L, 30_000L, 30_000L);
    }

    @Test
    void growFrom30SecondsTo5MinutesBySyslogAfterAQuickOne() {
        assertThat(IntStream.rangeClosed(1, 7).mapToObj(Delays.OF_SYSLOG::after).map(Duration::toMillis))
                .containsExactly(500L, 30_000L, 60_000L, 120_000L, 240_000L, 300_000L, 300_000L);
    }

    @Test
    void stayAtTheirLimit() {
        assertThat(Delays.OF_HTTP.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }
}
