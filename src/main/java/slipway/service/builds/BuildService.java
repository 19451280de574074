package slipway.service.builds;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.builds.Build;
import slipway.model.builds.BuildStatus;
import slipway.model.builds.SourceBlob;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.builds.output.BuildOutputs;
import slipway.service.logs.TextStream;
import slipway.service.paging.Page;
import slipway.service.paging.PageRequest;
import slipway.service.paging.PagedQuery;
import slipway.service.secrets.UrlSigner;

/** Builds and slugs: asked for, looked up, and followed while they run. */
@ApplicationScoped
@Transactional
public class BuildService {
    /** Where output URLs point. */
    public static final String OUTPUT_PATH = "/streams/builds/";

    /** How long an output URL is good; the output itself stays. */
    private static final Duration OUTPUT_LIFETIME = Duration.ofDays(1);

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    Buildpacks buildpacks;

    @Inject
    BuildQueue queue;

    @Inject
    BuildOutputs outputs;

    @Inject
    SlugCompiler compiler;

    @Inject
    UrlSigner signer;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Activity activity;

    /** @param chosen buildpacks for this build; none means the app's own, and after them detection */
    public Build create(Actor actor, String appName, SourceBlob source, List<String> chosen) {
        App app = apps.requireLocked(actor, appName, Permission.DEPLOY);
        List<String> ordered = buildpacks.check(chosen.isEmpty() ? app.buildpacks() : chosen);
        Build build = new Build(app.id(), actor.accountId(), source, ordered, app.buildStack()).from(actor.origin());
        entities.persist(build);
        outputs.open(build.id());
        activity.did(actor, app, "build", Action.CREATE, build, "Build started");
        afterCommit.run(() -> queue.add(app.id(), build.id()));
        return build;
    }

    /** By creation; oldest first unless the range says otherwise. */
    public Page<Build> page(Actor actor, String app, PageRequest range) {
        return PagedQuery.of(Build.class, "x.appId = :app")
                .with("app", apps.require(actor, app).id())
                .by("created_at", PagedQuery::instant)
                .fetch(entities, range);
    }

    public Build require(Actor actor, String appName, UUID buildId) {
        App app = apps.require(actor, appName);
        return Optional.ofNullable(entities.find(Build.class, buildId))
                .filter(build -> build.appId().equals(app.id()))
                .orElseThrow(() -> new NotFoundException("build"));
    }

    /** Whether a build that was asked for earlier has ended well. */
    public boolean hasSucceeded(UUID buildId) {
        Build build = Optional.ofNullable(entities.find(Build.class, buildId))
                .orElseThrow(() -> new NotFoundException("build"));
        entities.refresh(build);
        return build.status() == BuildStatus.SUCCEEDED;
    }

    /** Ends a build that is under way or waiting; the running release is left alone. */
    public Build cancel(Actor actor, String appName, UUID buildId) {
        App app = apps.requireLocked(actor, appName, Permission.DEPLOY);
        Build build = require(actor, appName, buildId);
        entities.refresh(build);
        if (!build.isPending()) {
            throw new InvalidParamsException("This build is not pending any more.");
        }
        build.fail();
        activity.did(actor, app, "build", Action.UPDATE, build, "Build canceled");
        afterCommit.run(() -> queue.cancel(build.id()));
        return build;
    }

    /** Drops what builds have left for the next one ({@code heroku builds:cache:purge}). */
    public void purgeCache(Actor actor, String appName) {
        App app = apps.require(actor, appName, Permission.DEPLOY);
        activity.did(actor, app, "build-cache", Action.DESTROY, app, "Build cache purged");
        afterCommit.run(() -> compiler.forgetCache(app.id()));
    }

    /** Where everybody who holds the URL may read a build's output. */
    public String outputUrl(Build build) {
        return signer.sign("GET", OUTPUT_PATH + build.id(), Moment.now().plus(OUTPUT_LIFETIME));
    }

    /** The output behind such a URL, whose signature the caller has checked. */
    public TextStream output(UUID buildId) {
        Build build = Optional.ofNullable(entities.find(Build.class, buildId))
                .orElseThrow(() -> new NotFoundException("build"));
        return outputs.read(buildId, build.isPending());
    }
}
