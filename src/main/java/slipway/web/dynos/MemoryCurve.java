package slipway.web.dynos;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import slipway.service.dynos.usage.UsageSample;

/** A dyno's memory over its last hour as a line in a picture of 60 by 16, of which the upper edge is its quota. */
final class MemoryCurve {
    private static final double WIDTH = 60;
    private static final double HEIGHT = 16;

    private MemoryCurve() {}

    /** For {@code points} of an SVG polyline; empty where nothing was measured yet. */
    static String points(List<UsageSample> samples, int quotaMb) {
        double step = WIDTH / Math.max(samples.size() - 1, 1);
        return IntStream.range(0, samples.size())
                .mapToObj(index ->
                        String.format(Locale.ROOT, "%.1f,%.1f", index * step, height(samples.get(index), quotaMb)))
                .collect(Collectors.joining(" "));
    }

    private static double height(UsageSample sample, int quotaMb) {
        return HEIGHT * (1 - Math.min(sample.usage().memoryMb() / quotaMb, 1));
    }
}
