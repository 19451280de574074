package slipway.service.dynos.sleep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import slipway.model.dynos.DynoState;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;

/** What operators see of sleeping apps. */
@ApplicationScoped
@Transactional
public class SleepService {
    @Inject
    EntityManager entities;

    @Inject
    AccessPolicy policy;

    @Inject
    WakeTimes wakeTimes;

    public SleepReport report(Actor operator) {
        policy.requireOperator(operator);
        List<UUID> napping = entities.createQuery("select d.id from Dyno d where d.state = :state", UUID.class)
                .setParameter("state", DynoState.NAPPING)
                .getResultList();
        long awake = entities.createQuery(
                        "select count(distinct d.appId) from Dyno d where d.state in :states and d.oneOff.present = false",
                        Long.class)
                .setParameter("states", List.of(DynoState.STARTING, DynoState.UP))
                .getSingleResult();
        return new SleepReport(awake, apps(DynoState.NAPPING), apps(DynoState.ASLEEP), napping, wakeTimes.all());
    }

    private long apps(DynoState state) {
        return entities.createQuery("select count(distinct d.appId) from Dyno d where d.state = :state", Long.class)
                .setParameter("state", state)
                .getSingleResult();
    }
}
