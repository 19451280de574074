package slipway.service.dynos.oneoffs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoPlace;
import slipway.model.dynos.DynoSize;
import slipway.model.dynos.Formation;
import slipway.model.dynos.OneOff;
import slipway.model.releases.Procfile;
import slipway.model.releases.Release;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppWatcher;
import slipway.service.releases.ReleaseService;
import slipway.service.secrets.SecretBox;
import slipway.service.secrets.Tokens;

/** Takes orders for one-off dynos: {@code heroku run}. Whoever may change an app's code or config may also run it. */
@ApplicationScoped
@Transactional
public class OneOffService {
    /** One-offs are numbered at random with four digits, as on Heroku. */
    private static final int FIRST_NUMBER = 1_000;

    private static final int LAST_NUMBER = 9_999;

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    ReleaseService releases;

    @Inject
    SecretBox secrets;

    @Inject
    Attachments attachments;

    @Inject
    AfterCommit afterCommit;

    @Inject
    AppWatcher watcher;

    @Inject
    Activity activity;

    /** A one-off, and the secret by which its client may attach; absent for a detached one. */
    public record Ordered(Dyno dyno, Optional<String> secret) {}

    public Ordered run(Actor actor, String appName, OneOffRequest request) {
        App app = apps.requireLocked(actor, appName, Permission.DEPLOY, Permission.OPERATE);
        Release release = releases.current(app.id()).orElseThrow();
        Procfile procfile = releases.slugOf(release)
                .orElseThrow(() -> new InvalidParamsException(
                        app.name() + " has no code to run yet: deploy it first, such as with git push heroku main."))
                .procfile();
        Dyno dyno = Dyno.oneOff(
                new DynoPlace(app.id(), request.type(), freeNumber(app.id(), request.type())),
                release.id(),
                release.version(),
                command(request.command(), procfile),
                request.size().map(DynoSize::require).orElseGet(() -> smallest(app.id())),
                new OneOff(
                        request.attach(),
                        request.tty(),
                        secrets.seal(app.id(), OneOffEnvironment.write(request.environment())),
                        Moment.now().plus(request.timeToLive())));
        entities.persist(dyno);
        entities.flush();
        activity.did(
                actor, app, "dyno", Action.CREATE, dyno, "Starting process with command `" + request.command() + "`");
        if (request.attach()) {
            String secret = Tokens.newSecret();
            afterCommit.run(() -> attachments.expect(dyno.id(), secret));
            return new Ordered(dyno, Optional.of(secret));
        }
        afterCommit.run(() -> watcher.appChanged(app.id()));
        return new Ordered(dyno, Optional.empty());
    }

    /** A process type stands for its command, so that {@code heroku run console} works. */
    private static String command(String asked, Procfile procfile) {
        String[] parts = asked.strip().split("\\s+", 2);
        return procfile.command(parts[0])
                .map(command -> parts.length == 1 ? command : command + " " + parts[1])
                .orElse(asked);
    }

    private int freeNumber(UUID appId, String type) {
        int number = ThreadLocalRandom.current().nextInt(FIRST_NUMBER, LAST_NUMBER + 1);
        long taken = entities.createQuery(
                        "select count(d) from Dyno d where d.appId = :app and d.type = :type and d.number = :number",
                        Long.class)
                .setParameter("app", appId)
                .setParameter("type", type)
                .setParameter("number", number)
                .getSingleResult();
        return taken == 0 ? number : freeNumber(appId, type);
    }

    /** The cheapest size that the app uses (Dev Center, "One-off dynos"). */
    private DynoSize smallest(UUID appId) {
        return entities.createQuery("select f from Formation f where f.appId = :app", Formation.class)
                .setParameter("app", appId)
                .getResultStream()
                .map(Formation::size)
                .min(Comparator.naturalOrder())
                .orElse(DynoSize.FREE);
    }
}
