package slipway.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import slipway.Wiring;
import slipway.model.monitoring.DynoEvent;
import slipway.model.monitoring.Measures;

class AppMeterTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private final AppMeter meter = new AppMeter(UUID.randomUUID());

    private static TrafficInterval interval(int status, String code, long millis) {
        TrafficInterval interval = new TrafficInterval();
        long nanos = millis * 1_000_000;
        interval.count(status, code, 10, new Times(nanos, nanos / 10, nanos / 2));
        return interval;
    }

    private Measures closed(Instant minute, String type) {
        return meter.close(minute.plusSeconds(60)).get(minute).get(type);
    }

    @Test
    void keepsWhatTheRouterCountsByTheMinute() {
        meter.add(interval(200, "", 100), NOON);
        meter.add(interval(503, "H12", 30_000), NOON.plusSeconds(59));
        meter.add(interval(200, "", 1), NOON.plusSeconds(60));
        Measures measures = closed(NOON, "web");
        assertThat(measures.requests().total()).isEqualTo(2);
        assertThat(measures.requests().failed()).isEqualTo(1);
        assertThat(measures.count("H12")).isEqualTo(1);
        assertThat(measures.requests().bytes()).isEqualTo(20);
        assertThat(measures.requests().millis(50)).isCloseTo(100, Percentage.withPercentage(3));
        assertThat(measures.requests().millis(99)).isCloseTo(30_000, Percentage.withPercentage(3));
        assertThat(measures.requests().connect().mean()).isCloseTo(1_505_000, Percentage.withPercentage(1));
        assertThat(measures.requests().service().mean()).isCloseTo(7_525_000, Percentage.withPercentage(1));
    }

    @Test
    void tunnelsCountWithoutTheirTime() {
        meter.add(interval(101, "", 3_600_000), NOON);
        assertThat(closed(NOON, "web").requests().times().total()).isZero();
        assertThat(closed(NOON, "web").requests().ofClass(1)).isEqualTo(1);
    }

    @Test
    void keepsWhatIsSeenOfDynosByType() {
        meter.look("worker", 100, 512, 0.5, NOON);
        meter.look("worker", 300, 512, 1.5, NOON.plusSeconds(20));
        meter.happened("worker", DynoEvent.CRASHED, NOON.plusSeconds(30));
        meter.complained("worker", "R14", NOON.plusSeconds(40));
        Measures measures = closed(NOON, "worker");
        assertThat(measures.dynos().memoryMb().mean()).isEqualTo(200);
        assertThat(measures.dynos().memoryMostMb()).isEqualTo(300);
        assertThat(measures.dynos().loadMost()).isEqualTo(1.5);
        assertThat(measures.codes()).containsOnly(Map.entry("crashed", 1L), Map.entry("R14", 1L));
        assertThat(measures.errors('R')).containsOnlyKeys("R14");
    }

    @Test
    void whatIsClosedStaysUntilItIsWrittenAndNothingIsAddedToItAnyMore() {
        meter.add(interval(200, "", 1), NOON);
        assertThat(meter.close(NOON.plusSeconds(60))).containsOnlyKeys(NOON);
        // A clock that was set back.
        meter.add(interval(200, "", 1), NOON.plusSeconds(30));
        assertThat(closed(NOON, "web").requests().total()).isEqualTo(1);
        meter.forget(NOON.plusSeconds(60));
        assertThat(meter.close(NOON.plusSeconds(120))).containsOnlyKeys(NOON.plusSeconds(60));
    }

    @Test
    void minutesThatNobodyWritesAreGivenUpInTheEndAndToldOf() {
        for (int minute = 0; minute < AppMeter.KEPT_MINUTES + 10; minute++) {
            meter.add(interval(200, "", 1), NOON.plus(Duration.ofMinutes(minute)));
        }
        assertThat(meter.close(NOON.plus(Duration.ofDays(1)))).hasSize(AppMeter.KEPT_MINUTES + 1);
        assertThat(meter.takeLost()).isEqualTo(9);
        assertThat(meter.takeLost()).isZero();
    }

    @Test
    void ofAppsThatAreNotMonitoredNothingIsKept() {
        MeteredApps metered = new MeteredApps();
        Traffic traffic = Wiring.wire(new Traffic(), metered);
        UUID monitored = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID addOn = UUID.randomUUID();
        metered.measure(Map.of(monitored, addOn));
        traffic.add(other, interval(200, "", 1));
        traffic.add(monitored, interval(200, "", 1));
        assertThat(metered.all()).containsOnlyKeys(monitored);
        AppMeter known = metered.of(monitored).orElseThrow();
        assertThat(known.close(Instant.MAX)).hasSize(1);
        metered.measure(Map.of(monitored, addOn));
        assertThat(metered.of(monitored)).contains(known);
        metered.measure(Map.of(monitored, UUID.randomUUID()));
        assertThat(metered.of(monitored).orElseThrow()).isNotSameAs(known);
        metered.measure(Map.of());
        assertThat(metered.of(monitored)).isEmpty();
    }
}
