package slipway.service.monitoring.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.Wiring;
import slipway.integration.database.OwnDatabase;
import slipway.model.apps.App;
import slipway.model.monitoring.DynoEvent;
import slipway.model.monitoring.Measures;
import slipway.service.metrics.AppMeter;
import slipway.service.metrics.TrafficSource;
import slipway.service.monitoring.MonitoringBench;

/** Writing down, rolling up and dropping, on a real database, by times that the test chooses. */
class MetricsRecorderIT {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant EVER = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2027-01-01T00:00:00Z");

    private static OwnDatabase database;
    private MonitoringBench bench;
    private MetricsRecorder recorder;
    private SlotStore store;
    private App shop;
    private UUID addOn;

    /** One to which the database's answer is lost: what it was to write is written, and it does not know. */
    private static final class LosesAnswers extends RecorderParts.Records {
        private LosesAnswers() {
            super(database);
        }

        @Override
        void write(List<SlotRow> rows) {
            super.write(rows);
            throw new IllegalStateException("the connection broke");
        }
    }

    @BeforeAll
    static void start() {
        database = OwnDatabase.start();
    }

    @AfterAll
    static void stop() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void begin() {
        bench = new MonitoringBench(database);
        store = Wiring.wire(new SlotStore(), database.entities());
        recorder = recorder(new RecorderParts.Records(database));
        shop = bench.app(bench.account("ada"), "shop");
        addOn = bench.monitor(shop, 24, 2);
    }

    private MetricsRecorder recorder(SlotRecords records) {
        Wiring.wire(records, database.entities(), store);
        return Wiring.wire(new MetricsRecorder(), bench.monitored(), bench.metered(), records);
    }

    private AppMeter meter() {
        return bench.metered().of(shop.id()).orElseThrow();
    }

    private List<SlotRow> rows() {
        return database.transaction(() -> store.read(addOn, EVER, LATEST));
    }

    private Measures all() {
        Measures all = new Measures();
        rows().forEach(row -> row.addTo(all));
        return all;
    }

    /** As a thread of the router would. */
    private void visit(Instant at, int status, long millis) {
        TrafficSource.tell(meter(), at, status, millis);
    }

    @Test
    void aMinuteThatIsOverIsWrittenOnce() {
        visit(NOON, 200, 10);
        visit(NOON.plusSeconds(30), 503, 20);
        meter().look("worker", 100, 512, 0.5, NOON);
        meter().happened("web", DynoEvent.CRASHED, NOON);
        recorder.record(NOON.plusSeconds(59));
        assertThat(rows()).isEmpty();
        recorder.record(NOON.plusSeconds(63));
        recorder.record(NOON.plusSeconds(64));
        assertThat(rows()).extracting(SlotRow::type).containsExactlyInAnyOrder("web", "worker");
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row.startsAt()).isEqualTo(NOON);
            assertThat(row.step()).isEqualTo(1);
        });
        assertThat(all().requests().total()).isEqualTo(2);
        assertThat(all().requests().millis(99)).isCloseTo(20, Percentage.withPercentage(3));
        assertThat(all().dynos().quotaMb()).isEqualTo(512);
        assertThat(all().count("crashed")).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsLostDoublesNothing() {
        visit(NOON, 200, 10);
        MetricsRecorder losing = recorder(new LosesAnswers());
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> losing.record(NOON.plusSeconds(63))).hasMessage("the connection broke");
        }
        assertThat(all().requests().total()).isEqualTo(1);
        visit(NOON.plusSeconds(70), 200, 10);
        assertThatThrownBy(() -> losing.record(NOON.plusSeconds(123))).hasMessage("the connection broke");
        assertThat(rows()).hasSize(2);
        assertThat(all().requests().total()).isEqualTo(2);
    }

    @Test
    void whatSeveralProcessesMeasureInTheSameMinuteAddsUp() {
        visit(NOON, 200, 10);
        recorder.recordAll(NOON.plusSeconds(20));
        bench.metered().measure(Map.of());
        database.transaction(() -> bench.monitored().refresh());
        visit(NOON.plusSeconds(40), 200, 10);
        recorder(new RecorderParts.Records(database)).record(NOON.plusSeconds(63));
        assertThat(rows()).hasSize(2);
        assertThat(all().requests().total()).isEqualTo(2);
    }

    @Test
    void minutesBecomeTenMinutesAndHoursWithAgeAndNothingIsLostOrDoubled() {
        Random random = new Random(7);
        List<Double> millis = new ArrayList<>();
        int minutes = 30 * 60;
        Instant end = NOON.plus(Duration.ofMinutes(minutes));
        for (int minute = 0; minute < minutes; minute++) {
            Instant at = NOON.plus(Duration.ofMinutes(minute));
            for (int i = 0; i < 2; i++) {
                long time = (long) (20 * Math.exp(random.nextGaussian()));
                visit(at, i == 0 ? 200 : 404, time);
                millis.add(Math.max(0.1, time));
            }
            meter().look("web", minute % 100, 512, 1, at);
            if (minute % 50 == 49) {
                recorder.record(at.plusSeconds(63));
            }
            if (minute % 600 == 599) {
                recorder.tidyUp(at);
            }
        }
        recorder.record(end.plusSeconds(3));
        for (int again = 0; again < 3; again++) {
            recorder.tidyUp(end);
        }
        Measures all = new Measures();
        List<SlotRow> rows = rows();
        rows.forEach(row -> row.addTo(all));
        // 24 hours, with the slot that reaches into them.
        assertThat(all.requests().total()).isBetween(2L * 24 * 60, 2L * 25 * 60);
        assertThat(rows.stream().filter(row -> row.step() == 1)).hasSize(180);
        assertThat(rows.stream().filter(row -> row.step() == 60)).isEmpty();
        assertThat(rows).hasSizeLessThan(180 + 25 * 6 + 1);
        // Of what is left.
        double[] left = millis.stream()
                .skip(millis.size() - all.requests().total())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        assertThat(all.requests().millis(95))
                .isCloseTo(left[(int) Math.ceil(0.95 * left.length) - 1], Percentage.withPercentage(4));
        assertThat(all.requests().slowestMillis())
                .isCloseTo(Arrays.stream(left).max().orElseThrow(), Percentage.withPercentage(2));
        assertThat(all.dynos().memoryMostMb()).isEqualTo(99);
    }

    @Test
    void hoursAreKeptForAsLongAsThePlanSays() {
        database.transaction(() -> bench.monitored().monitor(addOn, shop.id(), 720, 50));
        for (int hour = 0; hour < 100; hour++) {
            Instant at = NOON.plus(Duration.ofHours(hour));
            visit(at, 200, 10);
            recorder.record(at.plusSeconds(63));
        }
        Instant end = NOON.plus(Duration.ofHours(100));
        recorder.tidyUp(end);
        assertThat(all().requests().total()).isEqualTo(100);
        assertThat(rows().stream().filter(row -> row.step() == 60).count()).isBetween(72L, 75L);
        // Another plan keeps what it may.
        database.transaction(() -> bench.monitored().monitor(addOn, shop.id(), 168, 10));
        recorder.tidyUp(end);
        assertThat(all().requests().total()).isEqualTo(100);
        database.transaction(() -> bench.monitored().monitor(addOn, shop.id(), 24, 2));
        recorder.tidyUp(end);
        assertThat(all().requests().total()).isBetween(24L, 26L);
    }

    @Test
    void aMinuteThatComesLateIsAddedToWhatWasRolledUp() {
        visit(NOON, 200, 10);
        recorder.record(NOON.plusSeconds(63));
        Instant later = NOON.plus(Duration.ofHours(4));
        recorder.tidyUp(later);
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.step()).isEqualTo(10));
        bench.metered().measure(Map.of());
        database.transaction(() -> bench.monitored().refresh());
        visit(NOON.plusSeconds(120), 200, 10);
        recorder(new RecorderParts.Records(database)).record(later);
        recorder.tidyUp(later);
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.step()).isEqualTo(10));
        assertThat(all().requests().total()).isEqualTo(2);
    }

    @Test
    void whatIsOfAnAddOnThatIsGoneIsLeftOutAndTheOthersAreWritten() {
        App blog = bench.app(bench.account("bob"), "blog");
        bench.monitor(blog, 24, 2);
        visit(NOON, 200, 10);
        TrafficSource.tell(bench.metered().of(blog.id()).orElseThrow(), NOON, 200, 10);
        // By another process, which this one has not heard of.
        database.update("DELETE FROM monitored_app WHERE app_id = '" + blog.id() + "'");
        recorder.record(NOON.plusSeconds(63));
        assertThat(all().requests().total()).isEqualTo(1);
        assertThat(database.update("DELETE FROM metric_slot")).isEqualTo(1);
    }

    @Test
    void withTheAddOnGoesWhatWasMeasured() {
        visit(NOON, 200, 10);
        recorder.record(NOON.plusSeconds(63));
        database.transaction(() -> bench.monitored().forget(addOn));
        assertThat(rows()).isEmpty();
        assertThat(bench.metered().of(shop.id())).isEmpty();
        database.transaction(() -> bench.monitored().forget(addOn));
    }

    @Test
    void manyAppsAreOneStatement() {
        for (int i = 0; i < 1_200; i++) {
            UUID app = UUID.randomUUID();
            database.transaction(() -> bench.monitored().monitor(UUID.randomUUID(), app, 24, 2));
        }
        bench.metered().all().values().forEach(meter -> TrafficSource.tell(meter, NOON, 200, 10));
        recorder.record(NOON.plusSeconds(63));
        assertThat(database.update("DELETE FROM metric_slot")).isEqualTo(1_201);
    }
}
