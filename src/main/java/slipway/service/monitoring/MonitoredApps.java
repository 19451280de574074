package slipway.service.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import slipway.model.monitoring.MonitoredApp;
import slipway.service.AfterCommit;
import slipway.service.metrics.MeteredApps;

/** Which apps are monitored: written down here, and told to those who measure. */
@ApplicationScoped
@Transactional
public class MonitoredApps {
    @Inject
    EntityManager entities;

    @Inject
    AfterCommit afterCommit;

    @Inject
    MeteredApps metered;

    /** Monitors an app for an add-on, or keeps to other limits where that is done already. */
    public void monitor(UUID addOnId, UUID appId, int hours, int alerts) {
        MonitoredApp present = entities.find(MonitoredApp.class, addOnId, LockModeType.PESSIMISTIC_WRITE);
        if (present == null) {
            entities.persist(new MonitoredApp(addOnId, appId, hours, alerts));
        } else {
            present.limitTo(hours, alerts);
        }
        entities.flush();
        tellMeters();
    }

    /** Forgets all that was kept for an add-on. */
    public void forget(UUID addOnId) {
        entities.createQuery("delete from MonitoredApp m where m.addOnId = :addOn")
                .setParameter("addOn", addOnId)
                .executeUpdate();
        tellMeters();
    }

    private void tellMeters() {
        Map<UUID, UUID> present = addOnsByApp();
        afterCommit.run(() -> metered.measure(present));
    }

    /** Measures those apps that are monitored by now, whoever has written that down. */
    public void refresh() {
        metered.measure(addOnsByApp());
    }

    private Map<UUID, UUID> addOnsByApp() {
        return all().stream()
                .collect(Collectors.toMap(MonitoredApp::appId, MonitoredApp::addOnId, (one, other) -> one));
    }

    /** The longest monitored first. */
    public List<MonitoredApp> all() {
        return entities.createQuery("select m from MonitoredApp m order by m.createdAt, m.addOnId", MonitoredApp.class)
                .getResultList();
    }

    /** Empty for an app without the add-on. */
    public Optional<MonitoredApp> of(UUID appId) {
        return entities.createQuery(
                        "select m from MonitoredApp m where m.appId = :app order by m.createdAt, m.addOnId",
                        MonitoredApp.class)
                .setParameter("app", appId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    public Map<UUID, MonitoredApp> byAddOns(Collection<UUID> addOns) {
        return addOns.isEmpty()
                ? Map.of()
                : entities.createQuery("select m from MonitoredApp m where m.addOnId in :addOns", MonitoredApp.class)
                        .setParameter("addOns", Set.copyOf(addOns))
                        .getResultStream()
                        .collect(Collectors.toMap(MonitoredApp::addOnId, Function.identity()));
    }
}
