package slipway.service.releases.phase;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import slipway.config.Settings;
import slipway.model.Moment;
import slipway.model.apps.App;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.Formation;
import slipway.model.releases.Procfile;
import slipway.model.releases.Release;
import slipway.service.AfterCommit;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppWatcher;
import slipway.service.dynos.FormationService;
import slipway.service.dynos.oneoffs.OneOffOrders;
import slipway.service.releases.ReleaseWriter;

/**
 * Lets pending releases take effect, or fail, one after another in the order of their numbers.
 *
 * <p>A change that is made while a release is pending is made on that release, and waits for it: nobody's change gets
 * lost, and releases take effect in the order in which people made them. If the older one fails, the newer one still
 * has what it changed, but by then it is the newer one's own release command that decides: a slug with such a command
 * never takes effect without it.
 */
@ApplicationScoped
@Transactional
public class ReleasePhase {
    /** How a release command counts that was stopped before it began: as one that SIGTERM ended. */
    private static final int STOPPED = 143;

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    FormationService formations;

    @Inject
    OneOffOrders oneOffs;

    @Inject
    ReleaseWriter writer;

    @Inject
    ReleaseOutputs outputs;

    @Inject
    AfterCommit afterCommit;

    @Inject
    AppWatcher watcher;

    @Inject
    Settings settings;

    /** Tells the dynos of an earlier platform that run release commands from others, before the first one is adopted. */
    public void adopt() {
        entities.createQuery(
                        "select d.id, r.id from Release r, Dyno d where d.releaseId = r.id and r.status ="
                                + " slipway.model.releases.ReleaseStatus.PENDING",
                        Object[].class)
                .getResultStream()
                .forEach(row -> outputs.expect((UUID) row[0], (UUID) row[1]));
    }

    /** The apps that have a release pending. */
    public List<UUID> apps() {
        return entities.createQuery(
                        "select distinct r.appId from Release r where r.status ="
                                + " slipway.model.releases.ReleaseStatus.PENDING",
                        UUID.class)
                .getResultList();
    }

    /** Gives an app's oldest pending release its dyno; one without a command takes effect when its turn comes. */
    public void advance(UUID appId) {
        // Only what is read under the lock is loaded.
        if (pending(appId).isEmpty()) {
            return;
        }
        App app = apps.lock(appId);
        for (UUID id : pending(appId)) {
            Release release = entities.find(Release.class, id);
            if (release.command().isPresent()) {
                run(release, release.command().get());
                return;
            }
            writer.succeed(app, release);
            afterCommit.run(() -> outputs.close(id));
        }
    }

    private void run(Release release, String command) {
        // Nothing else ever runs on a release that is pending.
        boolean runs = entities.createQuery(
                                "select count(d) from Dyno d where d.appId = :app and d.releaseId = :release",
                                Long.class)
                        .setParameter("app", release.appId())
                        .setParameter("release", release.id())
                        .getSingleResult()
                > 0;
        if (runs) {
            return;
        }
        Dyno dyno = oneOffs.write(
                release,
                Procfile.RELEASE,
                command,
                formations.of(release.appId()).stream()
                        .filter(formation -> formation.type().equals(Procfile.RELEASE))
                        .findFirst()
                        .map(Formation::size),
                settings.releaseTimeout());
        afterCommit.run(() -> outputs.expect(dyno.id(), release.id()));
    }

    /** A dyno has ended, and its row is about to go; if it ran a release command, that decides about the release. */
    public void ended(Dyno dyno, int status) {
        afterCommit.run(() -> outputs.end(dyno.id()));
        if (!dyno.type().equals(Procfile.RELEASE) || apps.findById(dyno.appId()).isEmpty()) {
            return;
        }
        App app = apps.lock(dyno.appId());
        Optional.ofNullable(entities.find(Release.class, dyno.releaseId()))
                .filter(Release::isPending)
                .ifPresent(release -> {
                    if (dyno.isLive() && status == 0) {
                        writer.succeed(app, release);
                    } else {
                        writer.fail(app, release, dyno.isLive() ? "exit status " + status : whyStopped(dyno));
                    }
                });
    }

    private static String whyStopped(Dyno dyno) {
        boolean late = dyno.oneOff().endsAt().filter(Moment.now()::isAfter).isPresent();
        return late ? "it took too long" : "it was stopped";
    }

    /** A dyno was stopped before it began. */
    public void stopped(Dyno dyno) {
        if (dyno.isOneOff()) {
            ended(dyno, STOPPED);
            afterCommit.run(() -> watcher.appChanged(dyno.appId()));
        }
    }

    /** Nobody knows how a dyno has ended: its release command runs again, unless somebody had stopped it. */
    public void gone(Dyno dyno) {
        if (!dyno.isLive()) {
            stopped(dyno);
        }
    }

    /** Ends the outputs of releases that went with their app. */
    public void forgetGone() {
        Set<UUID> open = outputs.underWay();
        Set<UUID> present = present(open);
        open.stream().filter(id -> !present.contains(id)).forEach(outputs::close);
    }

    /** Those of some ids that are a release's. */
    public Set<UUID> present(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(entities.createQuery("select r.id from Release r where r.id in :ids", UUID.class)
                        .setParameter("ids", ids)
                        .getResultList());
    }

    private List<UUID> pending(UUID appId) {
        return entities.createQuery(
                        "select r.id from Release r where r.appId = :app and r.status ="
                                + " slipway.model.releases.ReleaseStatus.PENDING order by r.version",
                        UUID.class)
                .setParameter("app", appId)
                .getResultList();
    }
}
