package slipway.service.setups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import slipway.model.activity.Action;
import slipway.model.builds.Build;
import slipway.model.dynos.Dyno;
import slipway.model.setups.AppSetup;
import slipway.service.AfterCommit;
import slipway.service.activity.Change;

/** Hears, within the transaction, of builds and one-offs that have ended, and sets going the setups that wait for one. */
@ApplicationScoped
@Transactional
public class SetupEvents {
    @Inject
    EntityManager entities;

    @Inject
    AfterCommit afterCommit;

    @Inject
    SetupQueue queue;

    void changed(@Observes Change change) {
        if (change.action() == Action.UPDATE && change.subject() instanceof Build build && !build.isPending()) {
            waitingFor("buildId", build.id()).ifPresent(setup -> goOn(setup.id()));
        } else if (change.action() == Action.DESTROY && change.subject() instanceof Dyno dyno && dyno.isOneOff()) {
            waitingFor("dynoId", dyno.id()).ifPresent(setup -> {
                dyno.exitStatus().ifPresent(setup::exited);
                goOn(setup.id());
            });
        }
    }

    private void goOn(UUID setupId) {
        afterCommit.run(() -> queue.add(setupId));
    }

    private Optional<AppSetup> waitingFor(String column, UUID id) {
        return entities.createQuery(
                        "select s from AppSetup s where s." + column
                                + " = :id and s.status = slipway.model.setups.SetupStatus.PENDING",
                        AppSetup.class)
                .setParameter("id", id)
                .setFlushMode(FlushModeType.COMMIT)
                .getResultStream()
                .findFirst();
    }
}
