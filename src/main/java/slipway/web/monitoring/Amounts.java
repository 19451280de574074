package slipway.web.monitoring;

import java.util.Locale;

/** Numbers for people, short enough for the edge of a chart. */
final class Amounts {
    /** Where there is nothing to tell the number of. */
    static final String NOTHING = "–";

    private static final double THOUSAND = 1_000;

    /** The steps of a scale that people read easily. */
    private static final double[] STEPS = {1, 2, 5, 10};

    private Amounts() {}

    /** A number that is at least as large, and round. */
    static double roundUp(double most) {
        if (most <= 0) {
            return 1;
        }
        double decade = Math.pow(10, Math.floor(Math.log10(most)));
        for (double step : STEPS) {
            if (most <= step * decade * (1 + 1e-9)) {
                return step * decade;
            }
        }
        return STEPS[STEPS.length - 1] * decade;
    }

    static String millis(double value) {
        if (value >= THOUSAND) {
            return decimals(value / THOUSAND) + " s";
        }
        return decimals(value) + " ms";
    }

    static String megabytes(double value) {
        return decimals(value) + " MB";
    }

    static String count(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%,.0f", value) : decimals(value);
    }

    /** As somebody would type it. */
    static String plain(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : String.valueOf(value);
    }

    /** Three digits, more or less. */
    static String decimals(double value) {
        if (value >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }

    static String percent(double share) {
        return decimals(100 * share) + " %";
    }
}
