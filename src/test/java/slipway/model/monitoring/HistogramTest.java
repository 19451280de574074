package slipway.model.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistogramTest {
    private static final double[] PERCENTILES = {1, 50, 95, 99, 99.9, 100};

    /** What a bucket is off by at most. */
    private static final Percentage CLOSE = Percentage.withPercentage(2.6);

    private static double truth(long[] sorted, double percent) {
        return sorted[(int) Math.max(0, Math.ceil(percent / 100 * sorted.length) - 1)];
    }

    private static long[] times(Random random) {
        int many = 1 + random.nextInt(2_000);
        double typical = 200 * Math.exp(random.nextDouble() * 10);
        double spread = random.nextDouble() * 2;
        return random.doubles(many)
                .mapToLong(any -> (long) (typical * Math.exp(spread * random.nextGaussian())))
                .map(micros -> Math.max(100, Math.min(600_000_000, micros)))
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void percentilesOfManyMinutesTogetherAreThoseOfAllTheirTimes(long seed) {
        Random random = new Random(seed);
        Histogram hour = new Histogram();
        List<Long> all = new ArrayList<>();
        for (int minute = 0; minute < 60; minute++) {
            Histogram one = new Histogram();
            for (long time : times(random)) {
                one.add(time, 1);
                all.add(time);
            }
            hour.add(one.bytes());
        }
        long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
        assertThat(hour.total()).isEqualTo(sorted.length);
        for (double percent : PERCENTILES) {
            assertThat(hour.percentile(percent))
                    .as("p" + percent + " of seed " + seed)
                    .isCloseTo(truth(sorted, percent), CLOSE);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void whatIsStoredIsWhatComesBack(long seed) {
        Histogram histogram = new Histogram();
        Arrays.stream(times(new Random(seed))).forEach(time -> histogram.add(time, 1 + time % 100_000));
        Histogram back = new Histogram();
        back.add(histogram.bytes());
        assertThat(back.bytes()).isEqualTo(histogram.bytes());
        assertThat(back.total()).isEqualTo(histogram.total());
    }

    @Test
    void addingUpGoesInAnyOrder() {
        Random random = new Random(5);
        List<Histogram> parts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Histogram part = new Histogram();
            Arrays.stream(times(random)).forEach(time -> part.add(time, 1));
            parts.add(part);
        }
        Histogram one = new Histogram();
        parts.forEach(one::add);
        Histogram other = new Histogram();
        for (int i = parts.size() - 1; i >= 0; i--) {
            other.add(parts.get(i).bytes());
        }
        assertThat(other.bytes()).isEqualTo(one.bytes());
    }

    @Test
    void timesThatAreVeryShortOrVeryLongCountAsWell() {
        Histogram histogram = new Histogram();
        histogram.add(0, 1);
        histogram.add(-1, 1);
        histogram.add(Long.MAX_VALUE, 2);
        assertThat(histogram.total()).isEqualTo(4);
        assertThat(histogram.percentile(50)).isCloseTo(100, Offset.offset(1.0));
        assertThat(histogram.percentile(99)).isGreaterThan(550_000_000);
    }

    @Test
    void nothingIsNothing() {
        assertThat(new Histogram().percentile(95)).isZero();
        assertThat(new Histogram().bytes()).isEmpty();
    }

    @Test
    void anHourOfOneAppTakesLittle() {
        Histogram histogram = new Histogram();
        Arrays.stream(times(new Random(3))).forEach(time -> histogram.add(time, 1));
        assertThat(histogram.bytes().length).isLessThan(700);
    }
}
