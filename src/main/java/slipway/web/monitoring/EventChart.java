package slipway.web.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import slipway.model.monitoring.DynoEvent;
import slipway.service.monitoring.reading.Metrics;
import slipway.service.monitoring.reading.ReleaseMark;
import slipway.service.monitoring.reading.TimeGrid;

/** Draws releases and what happened to dynos as strokes, each kind in a lane of its own. */
final class EventChart {
    private static final double LANE = 25;
    private static final double GAP = 4;

    /** A lane below that of releases; {@code place} counts from the top. */
    private record Lane(int place, String style, String title, List<DynoEvent> events) {}

    private static final List<Lane> LANES = List.of(
            new Lane(1, "crashed", "crashed", List.of(DynoEvent.CRASHED)),
            new Lane(2, "restarted", "restarted", List.of(DynoEvent.RESTARTED, DynoEvent.CYCLED)),
            new Lane(3, "slept", "fell asleep, woke", List.of(DynoEvent.IDLED, DynoEvent.WOKEN)));

    private final Metrics metrics;
    private final TimeGrid grid;

    EventChart(Metrics metrics) {
        this.metrics = metrics;
        this.grid = metrics.grid();
    }

    /** Where releases were made: every chart marks them. */
    static String releases(Metrics metrics) {
        return Paths.strokes(slotsOfReleases(metrics), 0, 100);
    }

    private static List<Integer> slotsOfReleases(Metrics metrics) {
        return metrics.releases().stream()
                .map(release -> metrics.grid().slotOf(release.at()))
                .distinct()
                .toList();
    }

    Chart draw() {
        List<Chart.Shape> shapes = new ArrayList<>();
        List<Chart.Key> keys = new ArrayList<>();
        shapes.add(new Chart.Shape("stroke released", Paths.strokes(slotsOfReleases(metrics), 0, LANE - GAP)));
        keys.add(new Chart.Key(
                "released", "releases", Amounts.count(metrics.releases().size())));
        for (Lane lane : LANES) {
            double from = lane.place() * LANE;
            List<Integer> slots = IntStream.range(0, grid.count())
                    .filter(slot -> count(lane, slot) > 0)
                    .boxed()
                    .toList();
            shapes.add(new Chart.Shape("stroke " + lane.style(), Paths.strokes(slots, from, from + LANE - GAP)));
            long total = IntStream.range(0, grid.count())
                    .mapToLong(slot -> count(lane, slot))
                    .sum();
            keys.add(new Chart.Key(lane.style(), lane.title(), Amounts.count((double) total)));
        }
        return new Chart(
                "events",
                "events",
                "Events",
                "Nothing happened in this time.",
                grid.count(),
                "",
                "",
                keys,
                shapes,
                List.of("what happened"),
                rows());
    }

    private long count(Lane lane, int slot) {
        return metrics.types().stream()
                .mapToLong(type -> lane.events().stream()
                        .mapToLong(event -> metrics.of(type).get(slot).count(event.word()))
                        .sum())
                .sum();
    }

    private List<Chart.Row> rows() {
        List<Chart.Row> rows = new ArrayList<>();
        for (int slot = 0; slot < grid.count(); slot++) {
            int which = slot;
            String text = Stream.concat(
                            metrics.releases().stream()
                                    .filter(release -> grid.slotOf(release.at()) == which)
                                    .map(EventChart::text),
                            metrics.types().stream().flatMap(type -> happened(type, which)))
                    .collect(Collectors.joining("; "));
            if (!text.isEmpty()) {
                rows.add(new Chart.Row(slot, grid.startOf(slot), List.of(text)));
            }
        }
        return rows;
    }

    private static String text(ReleaseMark release) {
        return "v" + release.version() + " " + release.description();
    }

    private Stream<String> happened(String type, int slot) {
        return Stream.of(DynoEvent.values())
                .filter(event -> metrics.of(type).get(slot).count(event.word()) > 0)
                .map(event -> {
                    long times = metrics.of(type).get(slot).count(event.word());
                    return type + " " + event.word() + (times > 1 ? " " + times + " times" : "");
                });
    }
}
