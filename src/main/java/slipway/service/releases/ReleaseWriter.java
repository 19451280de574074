package slipway.service.releases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.builds.Slug;
import slipway.model.releases.ConfigVars;
import slipway.model.releases.Release;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.FirstRelease;

/** Writes releases, and nothing else does; the caller holds the lock on the app's row, so that numbers have no gaps. */
@ApplicationScoped
@Transactional
public class ReleaseWriter implements FirstRelease {
    @Inject
    EntityManager entities;

    @Inject
    ConfigSafe configSafe;

    @Inject
    Activity activity;

    @Override
    public void writeFor(App newborn, Actor actor) {
        write(newborn, Optional.empty(), ConfigVars.none(), "Initial release", actor);
    }

    Release write(App app, Optional<Slug> slug, ConfigVars config, String description, Actor actor) {
        int version = latestVersion(app) + 1;
        Release release = new Release(
                app.id(),
                version,
                slug.map(Slug::id),
                configSafe.seal(app.id(), config),
                description,
                actor.accountId());
        entities.persist(release);
        app.released(release.createdAt(), slug);
        activity.note(actor, app, "release", Action.CREATE, release, "v%d: %s".formatted(version, description));
        activity.say(actor, app, "Release v%d created".formatted(version));
        return release;
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
