package slipway.web.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slipway.model.monitoring.Measures;
import slipway.model.monitoring.RequestMeasures;
import slipway.model.releases.Procfile;
import slipway.service.monitoring.reading.Metrics;
import slipway.service.monitoring.reading.TimeGrid;

/** Draws what the router has seen: response times, throughput, errors. */
final class WebCharts {
    private static final int[] ORDER = {2, 3, 4, 5, 0, 1};
    private static final double NANO = 1e-9;

    private final TimeGrid grid;
    private final List<Measures> slots;
    private final Measures all = new Measures();

    WebCharts(Metrics metrics) {
        grid = metrics.grid();
        slots = metrics.of(Procfile.WEB);
        slots.forEach(all::add);
    }

    Chart responseTime() {
        List<String> names = List.of("max", "p99", "p95", "p50");
        List<ToDoubleFunction<RequestMeasures>> values = List.of(
                RequestMeasures::slowestMillis,
                requests -> requests.millis(99),
                requests -> requests.millis(95),
                requests -> requests.millis(50));
        // The slowest of all would leave the others flat at the bottom.
        double top = Amounts.roundUp(slots.stream()
                .mapToDouble(slot -> slot.requests().millis(99) * 1.2)
                .max()
                .orElse(0));
        List<Chart.Key> keys = new ArrayList<>();
        List<Chart.Shape> shapes = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ToDoubleFunction<RequestMeasures> value = values.get(i);
            String overall = all.requests().times().total() == 0
                    ? Amounts.NOTHING
                    : Amounts.millis(value.applyAsDouble(all.requests()));
            keys.add(new Chart.Key(names.get(i), names.get(i), overall));
            shapes.add(new Chart.Shape(
                    "line " + names.get(i),
                    Paths.line(
                            slots.stream().map(slot -> timed(slot, value, top)).toList(), top)));
        }
        List<Chart.Row> rows = rows(
                slot -> slot.requests().times().total() > 0,
                slot -> values.stream()
                        .map(value -> Amounts.millis(value.applyAsDouble(slot.requests())))
                        .toList());
        List<Chart.Row> whole = rows.stream().map(this::withParts).toList();
        List<String> columns =
                Stream.concat(names.stream(), Stream.of("connect", "dyno")).toList();
        return new Chart(
                "responseTime",
                "lines",
                "Response time",
                "Nobody asked for anything in this time.",
                grid.count(),
                Amounts.millis(top),
                Amounts.millis(top / 2),
                keys,
                shapes,
                columns,
                whole);
    }

    private Chart.Row withParts(Chart.Row row) {
        RequestMeasures requests = slots.get(row.slot()).requests();
        List<String> cells = new ArrayList<>(row.cells());
        cells.add(Amounts.millis(requests.connect().mean() / 1_000));
        cells.add(Amounts.millis(requests.service().mean() / 1_000));
        return new Chart.Row(row.slot(), row.at(), cells);
    }

    /** Nothing of what would be above the picture. */
    private static OptionalDouble timed(Measures slot, ToDoubleFunction<RequestMeasures> value, double top) {
        double millis = value.applyAsDouble(slot.requests());
        return slot.requests().times().total() == 0 || millis > top
                ? OptionalDouble.empty()
                : OptionalDouble.of(millis);
    }

    Chart throughput() {
        double minutes = grid.step().toMinutes();
        double top = Amounts.roundUp(slots.stream()
                .mapToDouble(slot -> slot.requests().total() / minutes)
                .max()
                .orElse(0));
        List<Double> below = new ArrayList<>(slots.stream().map(slot -> 0.0).toList());
        List<Chart.Key> keys = new ArrayList<>();
        List<Chart.Shape> shapes = new ArrayList<>();
        List<Integer> present = new ArrayList<>();
        for (int hundreds : ORDER) {
            if (all.requests().ofClass(hundreds) > 0) {
                present.add(hundreds);
                List<Double> values = slots.stream()
                        .map(slot -> slot.requests().ofClass(hundreds) / minutes)
                        .toList();
                String style = "s" + hundreds;
                shapes.add(new Chart.Shape("bar " + style, Paths.bars(below, values, top)));
                keys.add(new Chart.Key(style, name(hundreds), Amounts.count((double)
                        all.requests().ofClass(hundreds))));
                for (int slot = 0; slot < values.size(); slot++) {
                    below.set(slot, below.get(slot) + values.get(slot));
                }
            }
        }
        List<String> columns = Stream.concat(
                        Stream.of("per minute"), present.stream().map(WebCharts::name))
                .toList();
        List<Chart.Row> rows = rows(
                slot -> slot.requests().total() > 0,
                slot -> Stream.concat(
                                Stream.of(Amounts.decimals(slot.requests().total() / minutes)),
                                present.stream()
                                        .map(hundreds -> Amounts.count(
                                                (double) slot.requests().ofClass(hundreds))))
                        .toList());
        return new Chart(
                "throughput",
                "bars",
                "Throughput",
                "Nobody asked for anything in this time.",
                grid.count(),
                Amounts.decimals(top) + " / min",
                Amounts.decimals(top / 2),
                keys,
                shapes,
                columns,
                rows);
    }

    private static String name(int hundreds) {
        return hundreds == 0 ? "none" : hundreds + "xx";
    }

    /** The router's errors below, those of all dynos above. */
    static Chart errors(Metrics metrics) {
        TimeGrid grid = metrics.grid();
        List<Measures> slots = sum(metrics);
        List<Double> router = counts(slots, 'H');
        List<Double> dynos = counts(slots, 'R');
        double most = 0;
        for (int slot = 0; slot < slots.size(); slot++) {
            most = Math.max(most, router.get(slot) + dynos.get(slot));
        }
        double top = Math.max(2, Amounts.roundUp(most));
        List<Chart.Row> rows = new ArrayList<>();
        Measures all = new Measures();
        for (int slot = 0; slot < slots.size(); slot++) {
            all.add(slots.get(slot));
            if (router.get(slot) + dynos.get(slot) > NANO) {
                rows.add(new Chart.Row(
                        slot,
                        grid.startOf(slot),
                        List.of(
                                text(slots.get(slot).errors('H')),
                                text(slots.get(slot).errors('R')))));
            }
        }
        List<Double> none = slots.stream().map(slot -> 0.0).toList();
        return new Chart(
                "errors",
                "bars",
                "Errors",
                "There were none in this time.",
                grid.count(),
                Amounts.count(top),
                Amounts.count(top / 2),
                List.of(
                        new Chart.Key("router", "router", text(all.errors('H'))),
                        new Chart.Key("bydynos", "dynos", text(all.errors('R')))),
                List.of(
                        new Chart.Shape("bar router", Paths.bars(none, router, top)),
                        new Chart.Shape("bar bydynos", Paths.bars(router, dynos, top))),
                List.of("router", "dynos"),
                rows);
    }

    /** Of all types together. */
    private static List<Measures> sum(Metrics metrics) {
        List<Measures> sum = new ArrayList<>();
        for (int slot = 0; slot < metrics.grid().count(); slot++) {
            Measures measures = new Measures();
            for (String type : metrics.types()) {
                measures.add(metrics.of(type).get(slot));
            }
            sum.add(measures);
        }
        return sum;
    }

    private static List<Double> counts(List<Measures> slots, char letter) {
        return slots.stream()
                .map(slot -> slot.errors(letter).values().stream()
                        .mapToDouble(Long::doubleValue)
                        .sum())
                .toList();
    }

    private static String text(Map<String, Long> codes) {
        return codes.isEmpty()
                ? "0"
                : codes.entrySet().stream()
                        .map(code -> Amounts.count(code.getValue()) + " " + code.getKey())
                        .collect(Collectors.joining(", "));
    }

    private List<Chart.Row> rows(Predicate<Measures> any, Function<Measures, List<String>> cells) {
        List<Chart.Row> rows = new ArrayList<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            if (any.test(slots.get(slot))) {
                rows.add(new Chart.Row(slot, grid.startOf(slot), cells.apply(slots.get(slot))));
            }
        }
        return rows;
    }
}
