package slipway.web.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import slipway.model.monitoring.DynoMeasures;
import slipway.model.monitoring.Measures;
import slipway.service.monitoring.reading.Metrics;
import slipway.service.monitoring.reading.TimeGrid;

/** Draws what was seen of the dynos of one type: memory, with its quota, and load. */
final class DynoCharts {
    private static final int HALF = 2;
    private static final String NOT_SEEN = "No dyno ran in this time.";

    private final String type;
    private final TimeGrid grid;
    private final List<Measures> slots;
    private final Measures all = new Measures();

    DynoCharts(Metrics metrics, String type) {
        this.type = type;
        grid = metrics.grid();
        slots = metrics.of(type);
        slots.forEach(all::add);
    }

    Chart memory() {
        DynoMeasures dynos = all.dynos();
        boolean within = dynos.memoryMostMb() <= dynos.quotaMb();
        double top = within && dynos.quotaMb() > 0 ? dynos.quotaMb() : Amounts.roundUp(dynos.memoryMostMb());
        List<Chart.Shape> shapes = List.of(
                new Chart.Shape("line quota", Paths.level(grid.count(), dynos.quotaMb(), top)),
                new Chart.Shape("line max", line(DynoMeasures::memoryMostMb, top)),
                new Chart.Shape("line mean", line(each -> each.memoryMb().mean(), top)));
        return new Chart(
                "memory_" + type,
                "lines",
                "Memory of " + type,
                NOT_SEEN,
                grid.count(),
                Amounts.megabytes(Math.rint(top)),
                Amounts.megabytes(Math.rint(top / HALF)),
                List.of(
                        new Chart.Key("max", "max", Amounts.megabytes(dynos.memoryMostMb())),
                        new Chart.Key(
                                "mean",
                                "mean",
                                Amounts.megabytes(dynos.memoryMb().mean())),
                        new Chart.Key("quota", "quota", Amounts.megabytes(dynos.quotaMb()))),
                shapes,
                List.of("max", "mean", "of quota"),
                rows(each -> List.of(
                        Amounts.megabytes(each.memoryMostMb()),
                        Amounts.megabytes(each.memoryMb().mean()),
                        Amounts.percent(each.memoryMostMb() / Math.max(1, each.quotaMb())))));
    }

    Chart load() {
        DynoMeasures dynos = all.dynos();
        double top = Math.max(1, Amounts.roundUp(dynos.loadMost()));
        return new Chart(
                "load_" + type,
                "lines",
                "Load of " + type,
                NOT_SEEN,
                grid.count(),
                Amounts.decimals(top),
                Amounts.decimals(top / HALF),
                List.of(
                        new Chart.Key("max", "max", Amounts.decimals(dynos.loadMost())),
                        new Chart.Key(
                                "mean", "mean", Amounts.decimals(dynos.load().mean())),
                        new Chart.Key(
                                "up", "dynos up", Amounts.decimals(dynos.up().mean()))),
                List.of(
                        new Chart.Shape("line max", line(DynoMeasures::loadMost, top)),
                        new Chart.Shape("line mean", line(each -> each.load().mean(), top))),
                List.of("max", "mean", "dynos up", "of"),
                rows(each -> List.of(
                        Amounts.decimals(each.loadMost()),
                        Amounts.decimals(each.load().mean()),
                        Amounts.decimals(each.up().mean()),
                        Amounts.decimals(each.wanted().mean()))));
    }

    private String line(ToDoubleFunction<DynoMeasures> value, double top) {
        return Paths.line(
                slots.stream()
                        .map(slot -> slot.dynos().memoryMb().count() == 0
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(value.applyAsDouble(slot.dynos())))
                        .toList(),
                top);
    }

    private List<Chart.Row> rows(Function<DynoMeasures, List<String>> cells) {
        List<Chart.Row> rows = new ArrayList<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            if (slots.get(slot).dynos().memoryMb().count() > 0) {
                rows.add(new Chart.Row(
                        slot, grid.startOf(slot), cells.apply(slots.get(slot).dynos())));
            }
        }
        return rows;
    }
}
