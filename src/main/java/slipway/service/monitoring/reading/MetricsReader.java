package slipway.service.monitoring.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import slipway.model.InvalidParamsException;
import slipway.model.apps.App;
import slipway.model.monitoring.Measures;
import slipway.model.monitoring.MonitoredApp;
import slipway.model.monitoring.NotMonitoredException;
import slipway.model.monitoring.Resolution;
import slipway.model.releases.Release;
import slipway.service.access.Actor;
import slipway.service.apps.AppFinder;
import slipway.service.monitoring.MonitoredApps;
import slipway.service.monitoring.recording.SlotRow;
import slipway.service.monitoring.recording.SlotStore;

/** What was measured of an app, for those who may see it. */
@ApplicationScoped
@Transactional
public class MetricsReader {
    /** Marks of one chart. */
    private static final int RELEASES = 200;

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    MonitoredApps monitored;

    @Inject
    SlotStore slots;

    /** What the app's plan lets it keep; empty for one without the add-on. */
    public Optional<MonitoredApp> monitoring(Actor actor, String appName) {
        return monitored.of(apps.require(actor, appName).id());
    }

    /** The same, refusing where there is none. */
    public MonitoredApp requireMonitoring(Actor actor, String appName) {
        App app = apps.require(actor, appName);
        return monitored.of(app.id()).orElseThrow(() -> new NotMonitoredException(app.name()));
    }

    /** Refuses what is finer than it was kept. */
    public Metrics read(Actor actor, String appName, TimeGrid grid, Instant now) {
        MonitoredApp where = requireMonitoring(actor, appName);
        requireKept(grid, now);
        Map<String, List<Measures>> byType = new HashMap<>();
        for (SlotRow row : slots.read(where.addOnId(), grid.start(), grid.end())) {
            int slot = grid.slotOf(row.startsAt());
            if (grid.has(slot)) {
                row.addTo(
                        byType.computeIfAbsent(row.type(), type -> empty(grid)).get(slot));
            }
        }
        return new Metrics(grid, byType, releases(where, grid));
    }

    private static List<Measures> empty(TimeGrid grid) {
        return new ArrayList<>(
                Stream.generate(Measures::new).limit(grid.count()).toList());
    }

    private static void requireKept(TimeGrid grid, Instant now) {
        for (Resolution resolution : Resolution.values()) {
            boolean stillThere = grid.start().isAfter(now.minus(resolution.kept()));
            if (grid.step().compareTo(resolution.step()) >= 0
                    && grid.step().toSeconds() % resolution.step().toSeconds() == 0
                    && (stillThere || resolution == Resolution.HOUR)) {
                return;
            }
        }
        Duration kept = Resolution.MINUTE.kept();
        throw new InvalidParamsException(
                "Measures are kept by the minute for %d hours, by 10 minutes for %d hours, and by the hour: ask for a \"step\" that is that long."
                        .formatted(kept.toHours(), Resolution.TEN_MINUTES.kept().toHours()));
    }

    private List<ReleaseMark> releases(MonitoredApp where, TimeGrid grid) {
        return entities.createQuery(
                        "select r from Release r where r.appId = :app and r.createdAt >= :from and r.createdAt < :until"
                                + " order by r.version desc",
                        Release.class)
                .setParameter("app", where.appId())
                .setParameter("from", grid.start())
                .setParameter("until", grid.end())
                .setMaxResults(RELEASES)
                .getResultStream()
                .map(release -> new ReleaseMark(release.createdAt(), release.version(), release.description()))
                .sorted(Comparator.comparing(ReleaseMark::version))
                .toList();
    }
}
