package slipway.api.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import slipway.model.monitoring.Measures;
import slipway.model.monitoring.RequestMeasures;
import slipway.service.monitoring.reading.TimeGrid;

/**
 * Series of numbers as Heroku's metrics API answers them.
 *
 * @param endTime of the last slot
 * @param step minutes of each slot
 * @param data by what it is; null in slots in which there was nothing of the kind
 */
public record MetricsRepresentation(
        Instant startTime, Instant endTime, long step, Map<String, List<@Nullable Double>> data) {
    private static final double MEBIBYTE = 1_048_576;

    private static MetricsRepresentation of(TimeGrid grid, Map<String, List<@Nullable Double>> data) {
        return new MetricsRepresentation(grid.start(), grid.end(), grid.step().toMinutes(), new TreeMap<>(data));
    }

    static MetricsRepresentation ofLatency(TimeGrid grid, List<Measures> slots) {
        Predicate<Measures> any = slot -> slot.requests().times().total() > 0;
        return of(
                grid,
                Map.of(
                        "latency.ms.p50",
                                series(slots, any, slot -> slot.requests().millis(50)),
                        "latency.ms.p95",
                                series(slots, any, slot -> slot.requests().millis(95)),
                        "latency.ms.p99",
                                series(slots, any, slot -> slot.requests().millis(99)),
                        "latency.ms.max",
                                series(slots, any, slot -> slot.requests().slowestMillis())));
    }

    /** By classes of statuses; {@code status_0xx} are those that got none. */
    static MetricsRepresentation ofStatus(TimeGrid grid, List<Measures> slots) {
        Map<String, List<@Nullable Double>> data = new TreeMap<>();
        for (int hundreds = 0; hundreds < RequestMeasures.CLASSES; hundreds++) {
            int which = hundreds;
            Predicate<Measures> any = slot -> slot.requests().ofClass(which) > 0;
            if (slots.stream().anyMatch(any)) {
                data.put("status_" + which + "xx", series(slots, any, slot ->
                        (double) slot.requests().ofClass(which)));
            }
        }
        return of(grid, data);
    }

    /** @param letter H for the router's, R for those of dynos */
    static MetricsRepresentation ofErrors(TimeGrid grid, List<Measures> slots, char letter) {
        return of(grid, counts(slots, (slot, counts) -> slot.errors(letter).forEach(counts)));
    }

    private static Map<String, List<@Nullable Double>> counts(
            List<Measures> slots, BiConsumer<Measures, BiConsumer<String, Long>> each) {
        Map<String, List<@Nullable Double>> data = new TreeMap<>();
        for (Measures slot : slots) {
            each.accept(
                    slot,
                    (code, count) -> data.computeIfAbsent(
                            code, key -> series(slots, any -> any.count(key) > 0, any -> (double) any.count(key))));
        }
        return data;
    }

    static MetricsRepresentation ofMemory(TimeGrid grid, List<Measures> slots) {
        Predicate<Measures> any = slot -> slot.dynos().memoryMb().count() > 0;
        return of(
                grid,
                Map.of(
                        "memory.quota.bytes.max",
                                series(
                                        slots,
                                        any,
                                        slot -> MEBIBYTE * slot.dynos().quotaMb()),
                        "memory.swap-plus-rss.bytes.mean",
                                series(
                                        slots,
                                        any,
                                        slot -> MEBIBYTE
                                                * slot.dynos().memoryMb().mean()),
                        "memory.swap-plus-rss.bytes.max",
                                series(
                                        slots,
                                        any,
                                        slot -> MEBIBYTE * slot.dynos().memoryMostMb())));
    }

    static MetricsRepresentation ofLoad(TimeGrid grid, List<Measures> slots) {
        Predicate<Measures> any = slot -> slot.dynos().load().count() > 0;
        return of(
                grid,
                Map.of(
                        "load.avg.1m.mean",
                                series(slots, any, slot -> slot.dynos().load().mean()),
                        "load.avg.1m.max",
                                series(slots, any, slot -> slot.dynos().loadMost())));
    }

    private static List<@Nullable Double> series(
            List<Measures> slots, Predicate<Measures> any, Function<Measures, Double> value) {
        List<@Nullable Double> series = new ArrayList<>();
        slots.forEach(slot -> series.add(any.test(slot) ? value.apply(slot) : null));
        return series;
    }
}
