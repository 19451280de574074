package slipway.service.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import slipway.model.NotFoundException;
import slipway.model.accounts.Account;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.builds.Build;
import slipway.model.builds.CompiledSlug;
import slipway.model.builds.Slug;
import slipway.model.releases.ConfigVars;
import slipway.model.releases.Release;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppUrls;
import slipway.service.releases.ConfigSafe;
import slipway.service.releases.ConfigVarService;
import slipway.service.releases.ReleaseService;

/** What a build writes down before and after the work, each in one transaction. */
@ApplicationScoped
@Transactional
public class BuildRecords {
    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AppUrls urls;

    @Inject
    ReleaseService releases;

    @Inject
    ConfigSafe configSafe;

    @Inject
    ConfigVarService configVars;

    @Inject
    Activity activity;

    /** In the order in which they were asked for. */
    List<Build> pending() {
        return entities.createQuery(
                        "select b from Build b where b.status = slipway.model.builds.BuildStatus.PENDING"
                                + " order by b.createdAt",
                        Build.class)
                .getResultList();
    }

    SlugCompiler.Job begin(UUID buildId) throws BuildFailedException, InterruptedException {
        Build build = require(buildId);
        App app = apps.lock(build.appId());
        requirePending(build);
        if (!build.begin()) {
            throw new BuildFailedException("The platform was restarted under this build too often; deploy again.");
        }
        ConfigVars config = releases.current(app.id()).map(configSafe::open).orElseGet(ConfigVars::none);
        return new SlugCompiler.Job(
                buildId, app.id(), app.name(), build.source(), build.buildpacks(), config.values(), build.stack());
    }

    Release succeed(UUID buildId, CompiledSlug compiled) throws InterruptedException {
        Build build = require(buildId);
        App app = apps.lock(build.appId());
        requirePending(build);
        Slug slug = new Slug(app.id(), compiled, build.source().version(), build.stack());
        entities.persist(slug);
        entities.flush();
        Actor actor = actorOf(build);
        if (releases.currentSlug(app.id()).isEmpty()) {
            suggest(actor, app, compiled.configVars());
        }
        if (build.buildpacks().isEmpty()) {
            // What was detected once stays, until somebody chooses (Dev Center, "Buildpacks").
            app.chooseBuildpacks(List.of(compiled.buildpack()));
        }
        Release release = releases.deploy(actor, app.id(), slug, Optional.empty());
        entities.flush();
        build.succeed(slug.id(), release.id());
        activity.did(actor, app, "build", Action.UPDATE, build, "Build succeeded");
        return release;
    }

    /** What a buildpack wants an app to begin with; what somebody has set already stays. */
    private void suggest(Actor actor, App app, Map<String, String> suggested) {
        Map<String, String> present =
                configVars.current(actor, app.id().toString()).values();
        Map<String, Optional<String>> missing = new TreeMap<>();
        suggested.forEach((name, value) -> {
            if (!present.containsKey(name)) {
                missing.put(name, Optional.of(value));
            }
        });
        configVars.change(actor, app.id().toString(), missing);
    }

    void fail(UUID buildId) {
        Optional.ofNullable(entities.find(Build.class, buildId)).ifPresent(build -> {
            App app = apps.lock(build.appId());
            entities.refresh(build);
            if (!build.isPending()) {
                return;
            }
            build.fail();
            activity.did(actorOf(build), app, "build", Action.UPDATE, build, "Build failed");
        });
    }

    /** Those of some blobs that a slug names. */
    Set<String> blobsInUse(Collection<String> blobKeys) {
        return new HashSet<>(
                entities.createQuery("select distinct s.blobKey from Slug s where s.blobKey in :keys", String.class)
                        .setParameter("keys", blobKeys)
                        .getResultList());
    }

    /** Those of some ids that are a build's. */
    Set<UUID> buildsAmong(Collection<UUID> ids) {
        return new HashSet<>(entities.createQuery("select b.id from Build b where b.id in :ids", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
    }

    String webUrl(UUID buildId) {
        return urls.webUrl(apps.lock(require(buildId).appId()));
    }

    /** The app's row is locked by now, so that what the build's row says stays true. */
    private void requirePending(Build build) throws InterruptedException {
        entities.refresh(build);
        if (!build.isPending()) {
            throw new InterruptedException("Build " + build.id() + " was canceled");
        }
    }

    private Build require(UUID buildId) {
        return Optional.ofNullable(entities.find(Build.class, buildId))
                .orElseThrow(() -> new NotFoundException("build"));
    }

    private Actor actorOf(Build build) {
        return Actor.of(entities.find(Account.class, build.userId()), build.origin());
    }
}
