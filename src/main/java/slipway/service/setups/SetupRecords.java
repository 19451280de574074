package slipway.service.setups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import slipway.model.accounts.Account;
import slipway.model.builds.Build;
import slipway.model.builds.BuildStatus;
import slipway.model.dynos.Dyno;
import slipway.model.setups.AppSetup;
import slipway.model.setups.Manifest;
import slipway.service.access.Actor;
import slipway.service.apps.AppFinder;
import slipway.service.setups.manifest.SetupFailedException;

/** What a setup writes down: each method is one transaction, which holds the locks on the app's row and the setup's. */
@ApplicationScoped
@Transactional
public class SetupRecords {
    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    SetupSteps steps;

    @Inject
    EnvSafe envSafe;

    List<UUID> pending() {
        return entities.createQuery(
                        "select s.id from AppSetup s where s.status = slipway.model.setups.SetupStatus.PENDING"
                                + " order by s.createdAt",
                        UUID.class)
                .getResultList();
    }

    /** The setup, if there is still something to be done for it. */
    Optional<AppSetup> findPending(UUID setupId) {
        return Optional.ofNullable(entities.find(AppSetup.class, setupId)).filter(AppSetup::isPending);
    }

    /** Counts one more reading of the manifest; refuses when the platform was killed at it too often. */
    void begin(UUID setupId) throws SetupFailedException {
        Optional<AppSetup> setup = lockPending(setupId);
        if (setup.isPresent() && !setup.get().begin()) {
            throw new SetupFailedException("the platform was restarted under this setup too often; please try again");
        }
    }

    /** Makes the app what the manifest wants, and asks for its build: all of it or nothing. */
    void configure(UUID setupId, Manifest manifest) throws SetupFailedException {
        Optional<AppSetup> setup =
                lockPending(setupId).filter(found -> found.buildId().isEmpty());
        if (setup.isPresent()) {
            Map<String, String> given = setup.get()
                    .sealedEnv()
                    .map(box -> envSafe.open(setup.get().appId(), box))
                    .orElse(Map.of());
            steps.configure(actorOf(setup.get()), setup.get(), manifest, given);
        }
    }

    /** Takes the steps that are due after the build, or after the script's one-off was lost. */
    void goOn(UUID setupId) throws SetupFailedException {
        Optional<AppSetup> found = lockPending(setupId);
        if (found.isEmpty() || found.get().exitCode().isPresent()) {
            return;
        }
        AppSetup setup = found.get();
        BuildStatus build = setup.buildId()
                .map(id -> entities.find(Build.class, id))
                .map(Build::status)
                .orElse(BuildStatus.FAILED);
        if (build == BuildStatus.FAILED) {
            throw new SetupFailedException("build failed: its output says why");
        }
        if (build == BuildStatus.SUCCEEDED) {
            if (setup.dynoId().isEmpty()) {
                steps.released(actorOf(setup), setup);
            } else if (entities.find(Dyno.class, setup.dynoId().get()) == null) {
                throw new SetupFailedException("the postdeploy script was stopped before it ended");
            }
        }
    }

    /** The last step: the script has ended, and this is what it printed. */
    void finish(UUID setupId, String output) {
        change(setupId, setup -> {
            setup.printed(output);
            if (setup.exitCode().orElseThrow() == 0) {
                setup.succeed();
            } else {
                // Heroku's words (Dev Center, "Setting Up Apps using the Platform API").
                setup.fail("postdeploy exit code was not 0", List.of());
            }
        });
    }

    void fail(UUID setupId, String message, List<String> manifestErrors) {
        change(setupId, setup -> setup.fail(message, manifestErrors));
    }

    private void change(UUID setupId, Consumer<AppSetup> change) {
        lockPending(setupId).ifPresent(change);
    }

    /** The app first, as everybody does who locks more than one row; without its app there is no setup. */
    private Optional<AppSetup> lockPending(UUID setupId) {
        Optional<AppSetup> setup = findPending(setupId);
        if (setup.flatMap(found -> apps.findById(found.appId())).isEmpty()) {
            return Optional.empty();
        }
        apps.lock(setup.get().appId());
        entities.refresh(setup.get(), LockModeType.PESSIMISTIC_WRITE);
        return setup.filter(AppSetup::isPending);
    }

    private Actor actorOf(AppSetup setup) {
        return Actor.of(entities.find(Account.class, setup.userId()), setup.origin());
    }
}
