package slipway.model.monitoring;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import slipway.model.InvalidParamsException;

/** What an alert looks at. */
public enum AlertMeasure {
    /** The time within which 95 % of the answers were whole, in milliseconds (Dev Center, "Application Metrics"). */
    LATENCY("95th percentile of response times", "ms", 1, 600_000, true),
    /** Of all requests, in percent. */
    ERROR_RATE("share of failed requests", "%", 0.01, 100, true),
    /** The most that any dyno took of its quota, in percent. */
    MEMORY("memory", "%", 1, 300, false),
    /** How often dynos crashed. */
    CRASHES("crashes", "", 1, 10_000, false),
    /** Whether none is up of those that should be: 1 or 0. */
    DYNOS_DOWN("no dyno is up", "", 1, 1, false);

    private static final double PERCENT = 100;
    private static final double P95 = 95;

    private final String words;
    private final String unit;
    private final double least;
    private final double most;
    private final boolean ofRequests;

    AlertMeasure(String words, String unit, double least, double most, boolean ofRequests) {
        this.words = words;
        this.unit = unit;
        this.least = least;
        this.most = most;
        this.ofRequests = ofRequests;
    }

    public static AlertMeasure require(String name) {
        return Arrays.stream(values())
                .filter(measure -> measure.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidParamsException("There is no alert of \"%s\"; there are %s."
                        .formatted(name, Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", ")))));
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** Empty for a number of things. */
    public String unit() {
        return unit;
    }

    /** Whether only what has visitors can have it. */
    public boolean isOfRequests() {
        return ofRequests;
    }

    /** Whether it is a matter of more or less. */
    public boolean hasThreshold() {
        return this != DYNOS_DOWN;
    }

    double requireThreshold(double threshold) {
        if (!hasThreshold()) {
            return least;
        }
        if (!(threshold >= least && threshold <= most)) {
            throw new InvalidParamsException("The limit of the %s is from %s to %s%s."
                    .formatted(words, plain(least), plain(most), unit.isEmpty() ? "" : " " + unit));
        }
        return threshold;
    }

    /** How much it was in a time in which all this was measured; 0 where there was nothing to measure. */
    public double in(Measures time) {
        RequestMeasures requests = time.requests();
        DynoMeasures dynos = time.dynos();
        return switch (this) {
            case LATENCY -> requests.millis(P95);
            case ERROR_RATE -> requests.total() == 0 ? 0 : PERCENT * requests.failed() / requests.total();
            case MEMORY -> dynos.quotaMb() == 0 ? 0 : PERCENT * dynos.memoryMostMb() / dynos.quotaMb();
            case CRASHES -> time.count(DynoEvent.CRASHED.word());
            case DYNOS_DOWN -> dynos.wanted().sum() > 0 && dynos.up().sum() == 0 ? 1 : 0;
        };
    }

    /** A value with its unit, for people. */
    public String text(double value) {
        return plain(value) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** At most two digits after the point, and none that say nothing. */
    private static String plain(double value) {
        double rounded = Math.round(value * PERCENT) / PERCENT;
        return rounded == Math.rint(rounded) ? String.format(Locale.ROOT, "%.0f", rounded) : String.valueOf(rounded);
    }
}
