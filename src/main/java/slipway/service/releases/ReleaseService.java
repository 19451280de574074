package slipway.service.releases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import slipway.model.ForbiddenException;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.apps.App;
import slipway.model.builds.Slug;
import slipway.model.releases.ConfigVars;
import slipway.model.releases.Procfile;
import slipway.model.releases.Release;
import slipway.model.releases.ReleaseStatus;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppWatcher;
import slipway.service.paging.Page;
import slipway.service.paging.PageRequest;
import slipway.service.paging.PagedQuery;

/** Releases: looked up, made by a new slug, made anew by rollback. */
@ApplicationScoped
@Transactional
public class ReleaseService {
    /** Digits of a commit in a description (git's own short form, as Heroku prints it). */
    private static final int SHORT_COMMIT = 8;

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    ReleaseWriter writer;

    @Inject
    ConfigSafe configSafe;

    @Inject
    AfterCommit afterCommit;

    @Inject
    AppWatcher watcher;

    @Inject
    Activity activity;

    /** By version; oldest first unless the range says otherwise. */
    public Page<Release> page(Actor actor, String app, PageRequest range) {
        return PagedQuery.of(Release.class, "x.appId = :app")
                .with("app", apps.require(actor, app).id())
                .by("version", PagedQuery::number)
                .fetch(entities, range);
    }

    /** By UUID, or by number with or without its {@code v}. */
    public Release require(Actor actor, String app, String versionOrId) {
        UUID appId = apps.require(actor, app).id();
        return find(appId, versionOrId).orElseThrow(() -> new NotFoundException("release"));
    }

    /** What the app runs now; every app has a release from its first moment on. */
    public Optional<Release> current(UUID appId) {
        return entities.createQuery(
                        "select r from Release r where r.appId = :app and r.status ="
                                + " slipway.model.releases.ReleaseStatus.SUCCEEDED order by r.version desc",
                        Release.class)
                .setParameter("app", appId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * What the app will run once everything that is pending has succeeded: the newest release that has not failed. Every
     * change is made on it, so that it loses none that somebody has made and that only waits for its release command.
     */
    Optional<Release> upcoming(UUID appId) {
        return entities.createQuery(
                        "select r from Release r where r.appId = :app and r.status <>"
                                + " slipway.model.releases.ReleaseStatus.FAILED order by r.version desc",
                        Release.class)
                .setParameter("app", appId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The same for somebody who may see it. */
    public Release requireCurrent(Actor actor, String app) {
        return current(apps.require(actor, app).id()).orElseThrow(() -> new NotFoundException("release"));
    }

    /** What each of these apps runs now, in one query. */
    public Map<UUID, Release> currentOf(Collection<UUID> appIds) {
        // The subquery is answered once for each app, from the end of its versions.
        return entities.createQuery(
                        "select r from Release r, App a where a.id in :apps and r.appId = a.id and r.version ="
                                + " (select max(s.version) from Release s where s.appId = a.id and s.status ="
                                + " slipway.model.releases.ReleaseStatus.SUCCEEDED)",
                        Release.class)
                .setParameter("apps", appIds)
                .getResultStream()
                .collect(Collectors.toMap(Release::appId, Function.identity()));
    }

    /** The slugs of these releases by their ids, in one query. */
    public Map<UUID, Slug> slugsOf(Collection<Release> some) {
        List<UUID> ids = some.stream()
                .flatMap(release -> release.slugId().stream())
                .distinct()
                .toList();
        if (ids.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery("select s from Slug s where s.id in :ids", Slug.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(Slug::id, Function.identity()));
    }

    public Optional<Slug> slugOf(Release release) {
        return release.slugId().map(id -> entities.find(Slug.class, id));
    }

    /** The slug that the app runs now; absent before the first deploy. */
    public Optional<Slug> currentSlug(UUID appId) {
        return current(appId).flatMap(this::slugOf);
    }

    /** The process types that the app has now; none before the first deploy. */
    public Procfile currentProcfile(UUID appId) {
        return currentSlug(appId).map(Slug::procfile).orElseGet(() -> new Procfile(Map.of()));
    }

    /** Releases a slug that was made by a build or uploaded; one of another app that the actor may deploy is copied. */
    public Release deploy(Actor actor, String appName, UUID slugId, Optional<String> description) {
        App app = apps.requireLocked(actor, appName, Permission.DEPLOY);
        Slug slug = Optional.ofNullable(entities.find(Slug.class, slugId))
                .filter(found -> found.appId().equals(app.id()) || mayCopy(actor, found))
                .orElseThrow(() -> new NotFoundException("slug"));
        Slug own = slug;
        if (!slug.appId().equals(app.id())) {
            own = slug.copyFor(app.id());
            entities.persist(own);
            entities.flush();
        }
        return deploy(actor, app, own, baseOf(app.id(), own), description);
    }

    /**
     * What gives a deployed slug its config. Whoever deploys the slug of a release that has just failed tries that
     * release again, as {@code heroku releases:retry} does, hence with the config that it had.
     */
    private Optional<Release> baseOf(UUID appId, Slug slug) {
        return newest(appId)
                .filter(last -> last.status() == ReleaseStatus.FAILED
                        && last.slugId().filter(slug.id()::equals).isPresent())
                .or(() -> upcoming(appId));
    }

    private Optional<Release> newest(UUID appId) {
        return entities.createQuery(
                        "select r from Release r where r.appId = :app order by r.version desc", Release.class)
                .setParameter("app", appId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    private boolean mayCopy(Actor actor, Slug slug) {
        try {
            apps.require(actor, slug.appId().toString(), Permission.DEPLOY);
            return true;
        } catch (NotFoundException | ForbiddenException notTheirs) {
            return false;
        }
    }

    /** Releases a slug with the app's config; the formation is fitted to its process types once it takes effect. */
    public Release deploy(Actor actor, UUID appId, Slug slug, Optional<String> description) {
        return deploy(actor, apps.lock(appId), slug, upcoming(appId), description);
    }

    private Release deploy(Actor actor, App app, Slug slug, Optional<Release> base, Optional<String> description) {
        String commit = slug.commit()
                .map(text -> text.substring(0, Math.min(SHORT_COMMIT, text.length())))
                .orElse(slug.blobKey().substring(0, SHORT_COMMIT));
        ConfigVars config = base.map(configSafe::open).orElseGet(ConfigVars::none);
        activity.say(actor, app, "Deploy " + commit);
        Release release = writer.write(app, Optional.of(slug), config, description.orElse("Deploy " + commit), actor);
        afterCommit.run(() -> watcher.appChanged(app.id()));
        return release;
    }

    /** Makes a new release with slug and config of an old one. */
    public Release rollback(Actor actor, String appName, String versionOrId) {
        App app = apps.requireLocked(actor, appName, Permission.DEPLOY, Permission.OPERATE);
        Release old = find(app.id(), versionOrId).orElseThrow(() -> new NotFoundException("release"));
        if (old.status() != ReleaseStatus.SUCCEEDED) {
            throw new InvalidParamsException(
                    "Release v%d never took effect, so there is nothing to roll back to.".formatted(old.version()));
        }
        Slug slug = slugOf(old)
                .orElseThrow(() -> new InvalidParamsException(
                        "Release v%d has no slug, so there is nothing to roll back to.".formatted(old.version())));
        activity.say(actor, app, "Rollback to v" + old.version());
        Release release =
                writer.write(app, Optional.of(slug), configSafe.open(old), "Rollback to v" + old.version(), actor);
        afterCommit.run(() -> watcher.appChanged(app.id()));
        return release;
    }

    /**
     * Makes a release because add-ons of the app, whose row the caller has locked, are others now.
     *
     * @param quietly whether an add-on has changed its own vars, for which no release command runs (Dev Center, "Release
     *     Phase")
     */
    public Release attachmentsChanged(App app, String description, Actor actor, boolean quietly) {
        Optional<Release> before = upcoming(app.id());
        Optional<Slug> slug = before.flatMap(this::slugOf);
        ConfigVars config = before.map(configSafe::open).orElseGet(ConfigVars::none);
        activity.say(actor, app, description);
        Release release = quietly
                ? writer.writeQuietly(app, slug, config, description, actor)
                : writer.write(app, slug, config, description, actor);
        afterCommit.run(() -> watcher.appChanged(app.id()));
        return release;
    }

    /** The config vars that people have set, of what the app will run once everything that is pending has succeeded. */
    public Map<String, String> ownVars(UUID appId) {
        return upcoming(appId).map(configSafe::open).orElseGet(ConfigVars::none).own();
    }

    private Optional<Release> find(UUID appId, String versionOrId) {
        String column = versionOrId.matches("v?\\d{1,9}") ? "version" : "id";
        Object value;
        try {
            value = column.equals("id")
                    ? UUID.fromString(versionOrId)
                    : (Object) Integer.valueOf(versionOrId.replace("v", ""));
        } catch (IllegalArgumentException neither) {
            return Optional.empty();
        }
        return entities.createQuery(
                        "select r from Release r where r.appId = :app and r." + column + " = :value", Release.class)
                .setParameter("app", appId)
                .setParameter("value", value)
                .getResultStream()
                .findFirst();
    }
}
