package slipway.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class AppTrafficTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private final AppTraffic traffic = new AppTraffic();

    private void add(Instant at, int status, String code, long bytes, long millis) {
        TrafficInterval interval = new TrafficInterval();
        interval.count(status, code, bytes, Times.of(TimeUnit.MILLISECONDS.toNanos(millis)));
        traffic.add(interval, at);
    }

    @Test
    void sumsUpSinceTheStart() {
        add(NOON, 200, "", 10, 5);
        add(NOON.plusSeconds(90), 503, "H12", 20, 30_000);
        assertThat(traffic.total(2)).isEqualTo(1);
        assertThat(traffic.total(5)).isEqualTo(1);
        assertThat(traffic.bytes()).isEqualTo(30);
        assertThat(traffic.codes()).isEqualTo(Map.of("H12", 1L));
        assertThat(traffic.nanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(30_005));
    }

    @Test
    void keepsEachMinuteThatIsOverWithItsOwnLatencies() {
        for (int i = 1; i <= 100; i++) {
            add(NOON, 200, "", 1, i);
        }
        add(NOON.plusSeconds(60), 200, "", 1, 1_000);
        assertThat(traffic.minutes()).singleElement().satisfies(minute -> {
            assertThat(minute.start()).isEqualTo(NOON);
            assertThat(minute.requests()).isEqualTo(100);
            assertThat(minute.bytes()).isEqualTo(100);
            assertThat(minute.p50()).isCloseTo(50, Percentage.withPercentage(2));
            assertThat(minute.p99()).isCloseTo(99, Percentage.withPercentage(2));
        });
        assertThat(traffic.latencies().p50()).isCloseTo(1_000, Percentage.withPercentage(2));
    }

    @Test
    void forgetsWhatIsOlderThanAnHourOfRequests() {
        for (int minute = 0; minute < 100; minute++) {
            add(NOON.plusSeconds(60L * minute), 200, "", 1, 1);
        }
        assertThat(traffic.minutes()).hasSize(60);
        assertThat(traffic.minutes().get(0).start()).isEqualTo(NOON.plusSeconds(60L * 39));
    }

    @Test
    void doesNotTakeThePatienceOfATunnelForALatency() {
        add(NOON, 101, "", 7, 3_600_000);
        assertThat(traffic.total(1)).isEqualTo(1);
        assertThat(traffic.latencies().p99()).isZero();
    }
}
