package slipway.service.setups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import slipway.model.NotFoundException;
import slipway.model.apps.App;
import slipway.model.builds.Build;
import slipway.model.releases.ConfigVars;
import slipway.model.setups.AppSetup;
import slipway.service.AfterCommit;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppService;
import slipway.service.apps.AppUrls;
import slipway.service.builds.BuildService;
import slipway.service.builds.Buildpacks;

/** Setups: asked for and looked at; what goes on by itself between the two is the queue's. */
@ApplicationScoped
@Transactional
public class AppSetupService {
    private static final String KIND = "app-setup";

    @Inject
    EntityManager entities;

    @Inject
    AppService appService;

    @Inject
    AppFinder apps;

    @Inject
    AppUrls urls;

    @Inject
    AccessPolicy policy;

    @Inject
    Buildpacks buildpacks;

    @Inject
    BuildService builds;

    @Inject
    EnvSafe envSafe;

    @Inject
    SetupQueue queue;

    @Inject
    AfterCommit afterCommit;

    /** Makes the app at once, so that a name that does not do is refused; all else follows. */
    public SetupState create(Actor actor, SetupWish wish) {
        buildpacks.check(wish.buildpacks());
        ConfigVars.none().with(optional(wish.env()));
        App app = appService.create(actor, wish.name(), wish.stack());
        AppSetup setup = new AppSetup(
                app.id(),
                actor.accountId(),
                wish.source(),
                wish.buildpacks(),
                wish.stack().isPresent(),
                envSafe.seal(app.id(), wish.env()),
                actor.origin());
        entities.persist(setup);
        afterCommit.run(() -> queue.add(setup.id()));
        return state(setup, app);
    }

    /** For those who may see the app; for others there is no such setup. */
    public SetupState require(Actor actor, UUID id) {
        AppSetup setup = Optional.ofNullable(entities.find(AppSetup.class, id)).orElseThrow(AppSetupService::missing);
        App app = apps.findById(setup.appId())
                .filter(found -> !policy.permissions(actor, found).isEmpty())
                .orElseThrow(AppSetupService::missing);
        return state(setup, app);
    }

    private SetupState state(AppSetup setup, App app) {
        Optional<Build> build = setup.buildId().map(id -> entities.find(Build.class, id));
        return new SetupState(setup, app, build, build.map(builds::outputUrl), successUrl(setup, app));
    }

    private Optional<String> successUrl(AppSetup setup, App app) {
        return setup.plan().successUrl().map(url -> url.startsWith("/") ? urls.webUrl(app) + url.substring(1) : url);
    }

    private static NotFoundException missing() {
        return new NotFoundException(KIND);
    }

    private static Map<String, Optional<String>> optional(Map<String, String> env) {
        return env.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Optional.of(entry.getValue())));
    }
}
