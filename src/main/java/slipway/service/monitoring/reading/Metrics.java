package slipway.service.monitoring.reading;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import slipway.model.monitoring.Measures;
import slipway.model.releases.Procfile;

/**
 * What was measured of an app.
 *
 * @param byType slot by slot of the grid; nothing was measured in slots without anything
 * @param releases that were made meanwhile, the oldest first
 */
public record Metrics(TimeGrid grid, Map<String, List<Measures>> byType, List<ReleaseMark> releases) {
    public Metrics {
        byType = Map.copyOf(byType);
        releases = List.copyOf(releases);
    }

    /** Process types of which something was measured, web first. */
    public List<String> types() {
        SortedSet<String> others = new TreeSet<>(byType.keySet());
        boolean web = others.remove(Procfile.WEB);
        return Stream.concat(web ? Stream.of(Procfile.WEB) : Stream.empty(), others.stream())
                .toList();
    }

    /** One for each slot of the grid. */
    public List<Measures> of(String type) {
        return byType.getOrDefault(type, List.of());
    }
}
