package slipway.service.billing.hours;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import slipway.model.billing.UsageInterval;

/** Adds up lines of the ledger. */
final class Usage {
    private Usage() {}

    /** Time in whole seconds that takes of the pool, by app. */
    static Map<UUID, Long> pooledSeconds(Collection<UsageInterval> lines, Instant from, Instant to, Instant now) {
        Map<UUID, Duration> byApp = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> line.terms().pooled())
                .forEach(line -> byApp.merge(line.appId(), line.within(from, to, now), Duration::plus));
        Map<UUID, Long> seconds = new LinkedHashMap<>();
        byApp.forEach((app, time) -> seconds.put(app, time.toSeconds()));
        return seconds;
    }

    /** The same of all apps together, of which the parts of seconds are added up before they are dropped. */
    static long pooledSecondsOfAll(List<UsageInterval> lines, Instant from, Instant to, Instant now) {
        return lines.stream()
                .filter(line -> line.terms().pooled())
                .map(line -> line.within(from, to, now))
                .reduce(Duration.ZERO, Duration::plus)
                .toSeconds();
    }
}
