package slipway.service.releases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import slipway.model.accounts.Account;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.builds.Slug;
import slipway.model.releases.ConfigVars;
import slipway.model.releases.Procfile;
import slipway.model.releases.Release;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.FirstRelease;
import slipway.service.logs.LogRouter;

/**
 * Writes releases and how they end, and nothing else does; the caller holds the lock on the app's row, so that numbers
 * have no gaps.
 */
@ApplicationScoped
@Transactional
public class ReleaseWriter implements FirstRelease {
    @Inject
    EntityManager entities;

    @Inject
    ConfigSafe configSafe;

    @Inject
    AttachedVars attachedVars;

    @Inject
    Activity activity;

    @Inject
    SlugListener slugListener;

    @Inject
    LogRouter logs;

    @Inject
    AfterCommit afterCommit;

    @Override
    public void writeFor(App newborn, Actor actor) {
        write(newborn, Optional.empty(), ConfigVars.none(), "Initial release", actor);
    }

    /** The vars of add-ons are those of now, whatever {@code config} says of them. */
    Release write(App app, Optional<Slug> slug, ConfigVars config, String description, Actor actor) {
        Optional<String> command = slug.flatMap(made -> made.procfile().command(Procfile.RELEASE));
        return write(app, slug, config, description, actor, command);
    }

    /** Without a release command: where an add-on has changed its own vars. */
    Release writeQuietly(App app, Optional<Slug> slug, ConfigVars config, String description, Actor actor) {
        return write(app, slug, config, description, actor, Optional.empty());
    }

    private Release write(
            App app,
            Optional<Slug> slug,
            ConfigVars config,
            String description,
            Actor actor,
            Optional<String> command) {
        int version = latestVersion(app) + 1;
        Release release = new Release(
                app.id(),
                version,
                slug.map(Slug::id),
                configSafe.seal(app.id(), config.attachedTo(attachedVars.of(app.id()))),
                description,
                actor.accountId());
        release.withPlans(attachedVars.plans(app.id()));
        boolean mustWait = command.isPresent() || isAnyPending(app);
        entities.persist(mustWait ? release.heldBack(command) : release);
        activity.note(actor, app, "release", Action.CREATE, release, "v%d: %s".formatted(version, description));
        if (mustWait) {
            String said = command.isPresent() ? "Running release v%d commands" : "Release v%d waits for the one before";
            activity.say(actor, app, said.formatted(version));
        } else {
            takeEffect(app, release, slug, actor);
        }
        return release;
    }

    /** Lets a pending release take effect. */
    public void succeed(App app, Release release) {
        release.succeed();
        Actor maker = makerOf(release);
        takeEffect(app, release, release.slugId().map(id -> entities.find(Slug.class, id)), maker);
        activity.note(maker, app, "release", Action.UPDATE, release, "v%d took effect".formatted(release.version()));
    }

    /** Gives a pending release up; the app goes on with what it has. */
    public void fail(App app, Release release, String why) {
        release.fail();
        String said = "Release command failed: v%d is not released (%s)".formatted(release.version(), why);
        activity.note(makerOf(release), app, "release", Action.UPDATE, release, said);
        afterCommit.run(() -> logs.api(app.id(), said));
    }

    private void takeEffect(App app, Release release, Optional<Slug> slug, Actor maker) {
        app.released(release.updatedAt(), slug);
        slug.ifPresent(released -> slugListener.slugReleased(app, released.procfile()));
        activity.say(maker, app, "Release v%d created".formatted(release.version()));
    }

    private Actor makerOf(Release release) {
        return Actor.onBehalfOf(entities.find(Account.class, release.userId()));
    }

    private boolean isAnyPending(App app) {
        return entities.createQuery(
                                "select count(r) from Release r where r.appId = :app and r.status ="
                                        + " slipway.model.releases.ReleaseStatus.PENDING",
                                Long.class)
                        .setParameter("app", app.id())
                        .getSingleResult()
                > 0;
    }

    private int latestVersion(App app) {
        return entities.createQuery("select max(r.version) from Release r where r.appId = :app", Integer.class)
                .setParameter("app", app.id())
                .getResultStream()
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(0);
    }
}
