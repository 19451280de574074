package slipway.service.dynos.oneoffs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import slipway.model.InvalidParamsException;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.dynos.Dyno;
import slipway.model.releases.Procfile;
import slipway.model.releases.Release;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppWatcher;
import slipway.service.dynos.sizes.DynoSizes;
import slipway.service.releases.ReleaseService;
import slipway.service.secrets.Tokens;

/** Takes orders for one-off dynos: {@code heroku run}. Whoever may change an app's code or config may also run it. */
@ApplicationScoped
@Transactional
public class OneOffService {
    @Inject
    AppFinder apps;

    @Inject
    ReleaseService releases;

    @Inject
    OneOffOrders orders;

    @Inject
    DynoSizes sizes;

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
        orders.requireRoom(app);
        Optional<String> size = request.size().map(asked -> sizes.require(asked).name());
        size.ifPresent(chosen -> orders.requireFit(app, chosen));
        orders.requireMeans(app, size);
        Dyno dyno = orders.write(
                release,
                request.type(),
                command(request.command(), procfile),
                size,
                orders.terms(app.id(), request.attach(), request.tty(), request.environment(), request.timeToLive()));
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
}
