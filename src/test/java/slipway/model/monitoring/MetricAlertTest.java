package slipway.model.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import slipway.model.InvalidParamsException;

class MetricAlertTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final MetricAlert alert = new MetricAlert(
            UUID.randomUUID(),
            UUID.randomUUID(),
            new AlertRule("web", AlertMeasure.LATENCY, 1_000, 1, 60),
            new AlertTargets(true, Set.of(), Optional.empty()),
            new byte[] {1});

    private Optional<AlertNews> at(int minutes, double value) {
        return alert.judge(value, NOON.plus(Duration.ofMinutes(minutes)), true);
    }

    @Test
    void isToldWhenItBeginsAndWhenItIsOver() {
        assertThat(at(0, 999)).isEmpty();
        assertThat(at(1, 1_000)).contains(AlertNews.BEGAN);
        assertThat(alert.isAlerting()).isTrue();
        assertThat(at(2, 1_500)).isEmpty();
        assertThat(at(3, 999)).contains(AlertNews.ENDED);
        assertThat(alert.isAlerting()).isFalse();
        assertThat(at(4, 999)).isEmpty();
        assertThat(at(5, 2_000)).contains(AlertNews.BEGAN);
    }

    @Test
    void isToldAgainWhileItLastsAsOftenAsWasChosen() {
        at(0, 2_000);
        assertThat(at(59, 2_000)).isEmpty();
        assertThat(at(60, 2_000)).contains(AlertNews.GOES_ON);
        assertThat(at(61, 2_000)).isEmpty();
        assertThat(at(120, 2_000)).contains(AlertNews.GOES_ON);
        assertThat(alert.since()).isEqualTo(NOON);
    }

    @Test
    void isNotOverForWantOfSomebodyWhoLooked() {
        at(0, 2_000);
        assertThat(alert.judge(0, NOON.plusSeconds(60), false)).isEmpty();
        assertThat(alert.isAlerting()).isTrue();
        assertThat(at(2, 0)).contains(AlertNews.ENDED);
    }

    @Test
    void beginsAnewByAnotherRule() {
        at(0, 2_000);
        alert.follow(new AlertRule("web", AlertMeasure.LATENCY, 5_000, 1, 60));
        assertThat(alert.isAlerting()).isFalse();
        assertThat(at(1, 2_000)).isEmpty();
    }

    @Test
    void saysNothingWhileItIsOff() {
        alert.activate(false);
        assertThat(at(0, 9_000)).isEmpty();
        alert.activate(true);
        assertThat(at(1, 9_000)).contains(AlertNews.BEGAN);
    }

    @Test
    void measuresWhatItIsAbout() {
        Measures minute = new Measures();
        minute.requests().count(2, 95);
        minute.requests().count(5, 4);
        minute.requests().count(0, 1);
        minute.requests().times().add(100_000, 90);
        minute.requests().times().add(900_000, 10);
        minute.requests().slowest(900_000);
        minute.dynos().look(400, 512, 0.5);
        minute.dynos().look(256, 512, 1.5);
        minute.dynos().dynos(0, 2);
        minute.count("crashed", 3);
        assertThat(AlertMeasure.ERROR_RATE.in(minute)).isEqualTo(5);
        assertThat(AlertMeasure.LATENCY.in(minute)).isBetween(880.0, 900.0);
        assertThat(AlertMeasure.MEMORY.in(minute)).isEqualTo(78.125);
        assertThat(AlertMeasure.CRASHES.in(minute)).isEqualTo(3);
        assertThat(AlertMeasure.DYNOS_DOWN.in(minute)).isEqualTo(1);
        for (AlertMeasure measure : AlertMeasure.values()) {
            assertThat(measure.in(new Measures())).as(measure.name()).isZero();
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> new AlertRule("web", AlertMeasure.ERROR_RATE, 101, 1, 60))
                .isInstanceOf(InvalidParamsException.class)
                .hasMessage("The limit of the share of failed requests is from 0.01 to 100 %.");
        assertThatThrownBy(() -> new AlertRule("web", AlertMeasure.MEMORY, Double.NaN, 1, 60))
                .isInstanceOf(InvalidParamsException.class);
        assertThatThrownBy(() -> new AlertRule("worker", AlertMeasure.LATENCY, 100, 1, 60))
                .hasMessageContaining("Only web has visitors");
        assertThatThrownBy(() -> new AlertRule("web", AlertMeasure.LATENCY, 100, 2, 60))
                .hasMessageContaining("1, 5 or 10");
        assertThatThrownBy(() -> new AlertRule("web", AlertMeasure.LATENCY, 100, 1, 61))
                .hasMessageContaining("5, 60 or 1440");
        assertThatThrownBy(() -> new AlertRule("no type", AlertMeasure.CRASHES, 1, 1, 60))
                .hasMessageContaining("no process type");
    }
}
