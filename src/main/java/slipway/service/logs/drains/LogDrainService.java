package slipway.service.logs.drains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.logs.DrainUrl;
import slipway.model.logs.LogDrain;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.activity.Change;
import slipway.service.apps.AppFinder;
import slipway.service.secrets.SecretBox;

/** Log drains: added, listed, removed; even seeing them takes leave to operate, since their URLs hold credentials. */
@ApplicationScoped
@Transactional
public class LogDrainService {
    private static final String KIND = "log-drain";

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    SecretBox secrets;

    @Inject
    DrainAddresses addresses;

    @Inject
    DrainDelivery delivery;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Activity activity;

    /** The app's drains, oldest first. */
    public List<OpenDrain> list(Actor actor, String appName) {
        return drainsOf(apps.require(actor, appName, Permission.OPERATE).id());
    }

    public OpenDrain require(Actor actor, String appName, String idOrUrlOrToken) {
        return find(list(actor, appName), idOrUrlOrToken);
    }

    public OpenDrain add(Actor actor, String appName, String text) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        DrainUrl url = new DrainUrl(text);
        if (addresses.refuseByName(url.host())) {
            throw new InvalidParamsException(
                    "Parameter \"url\" leads to " + url.host() + ", where log drains may not go.");
        }
        List<OpenDrain> present = drainsOf(app.id());
        if (present.stream().anyMatch(drain -> drain.url().text().equals(text))) {
            throw new InvalidParamsException("Url has already been taken");
        }
        if (present.stream().filter(drain -> drain.drain().addOnId().isEmpty()).count() >= LogDrain.MOST) {
            throw new InvalidParamsException(
                    "You have already added %d log drains, the most that an app may have.".formatted(LogDrain.MOST));
        }
        LogDrain drain = new LogDrain(app.id(), secrets.seal(app.id(), text));
        entities.persist(drain);
        activity.did(actor, app, KIND, Action.CREATE, drain, "Add log drain " + url.place());
        OpenDrain added = new OpenDrain(drain, url);
        afterCommit.run(() -> delivery.open(added));
        return added;
    }

    public OpenDrain remove(Actor actor, String appName, String idOrUrlOrToken) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        OpenDrain drain = find(drainsOf(app.id()), idOrUrlOrToken);
        if (drain.drain().addOnId().isPresent()) {
            throw new InvalidParamsException("This log drain came with an add-on, and goes with it.");
        }
        entities.remove(drain.drain());
        activity.did(
                actor,
                app,
                KIND,
                Action.DESTROY,
                drain.drain(),
                "Remove log drain " + drain.url().place());
        afterCommit.run(() -> delivery.close(drain.drain().id()));
        return drain;
    }

    /** Lets lines flow to all drains that there are; at the platform's start. */
    public void openAll() {
        entities.createQuery("select d from LogDrain d", LogDrain.class)
                .getResultStream()
                .map(this::open)
                .forEach(delivery::open);
    }

    void appChanged(@Observes Change change) {
        if (change.kind().equals("app") && change.action() == Action.DESTROY) {
            UUID appId = change.app().id();
            afterCommit.run(() -> delivery.closeAllOf(appId));
        }
    }

    private List<OpenDrain> drainsOf(UUID appId) {
        return entities.createQuery(
                        "select d from LogDrain d where d.appId = :app order by d.createdAt, d.id", LogDrain.class)
                .setParameter("app", appId)
                .getResultStream()
                .map(this::open)
                .toList();
    }

    private OpenDrain open(LogDrain drain) {
        return new OpenDrain(drain, new DrainUrl(secrets.open(drain.appId(), drain.sealedUrl())));
    }

    private static OpenDrain find(List<OpenDrain> drains, String idOrUrlOrToken) {
        return drains.stream()
                .filter(drain -> drain.isKnownAs(idOrUrlOrToken))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("log_drain"));
    }
}
