package slipway.service.monitoring.alerts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.access.Collaborator;
import slipway.model.access.Permission;
import slipway.model.accounts.Account;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.monitoring.AlertTargets;
import slipway.model.monitoring.MetricAlert;
import slipway.model.monitoring.MonitoredApp;
import slipway.model.monitoring.NotMonitoredException;
import slipway.model.webhooks.WebhookUrl;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.monitoring.MonitoredApps;
import slipway.service.secrets.SecretBox;
import slipway.service.secrets.Tokens;

/** Alerts of an app: added, changed, removed. */
@ApplicationScoped
@Transactional
public class AlertService {
    private static final String KIND = "monitor";

    /** An alert with the key that what is posted is signed with, which is told only here. */
    public record Added(MetricAlert alert, String secret) {}

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    MonitoredApps monitored;

    @Inject
    SecretBox secrets;

    @Inject
    Activity activity;

    /** The oldest first; those beyond what the plan allows are not looked at. */
    public List<MetricAlert> list(Actor actor, String appName) {
        App app = apps.require(actor, appName);
        return monitored.of(app.id()).map(this::of).orElse(List.of());
    }

    public MetricAlert require(Actor actor, String appName, UUID id) {
        return require(apps.require(actor, appName), id);
    }

    public Added add(Actor actor, String appName, AlertWish wish) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        MonitoredApp where = requireMonitored(app);
        if (of(where).size() >= where.alerts()) {
            throw new InvalidParamsException(
                    "By its add-on's plan, %s can have only %d alerts, and has them: remove one, or see"
                                    .formatted(app.name(), where.alerts())
                            + " heroku addons:upgrade.");
        }
        UUID id = UUID.randomUUID();
        String secret = Tokens.newSecret();
        AlertTargets nobody = new AlertTargets(false, Set.of(), Optional.empty());
        MetricAlert alert = new MetricAlert(
                id,
                where.addOnId(),
                wish.rule().orElseThrow(() -> new InvalidParamsException("An alert needs a rule.")),
                targets(app, nobody, wish),
                secrets.seal(id, secret));
        entities.persist(alert);
        note(actor, app, alert, Action.CREATE, "Add alert on ");
        return new Added(alert, secret);
    }

    public MetricAlert update(Actor actor, String appName, UUID id, AlertWish wish) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        MetricAlert alert = require(app, id);
        alert.tell(targets(app, alert.targets(), wish));
        wish.rule().filter(rule -> !rule.equals(alert.rule())).ifPresent(alert::follow);
        wish.active().filter(on -> on != alert.isActive()).ifPresent(alert::activate);
        note(actor, app, alert, Action.UPDATE, "Change alert on ");
        return alert;
    }

    public MetricAlert remove(Actor actor, String appName, UUID id) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        MetricAlert alert = require(app, id);
        entities.remove(alert);
        note(actor, app, alert, Action.DESTROY, "Remove alert on ");
        return alert;
    }

    private AlertTargets targets(App app, AlertTargets present, AlertWish wish) {
        AlertTargets wanted = new AlertTargets(
                wish.owner().orElse(present.owner()),
                wish.collaborators().map(emails -> ids(app, emails)).orElse(present.collaborators()),
                wish.webhook()
                        .map(text -> Optional.of(text.strip())
                                .filter(url -> !url.isEmpty())
                                .map(WebhookUrl::new))
                        .orElse(present.webhook()));
        if (!wanted.owner()
                && wanted.collaborators().isEmpty()
                && wanted.webhook().isEmpty()) {
            throw new InvalidParamsException(
                    "An alert needs somebody to tell: the owner, a collaborator or a webhook.");
        }
        return wanted;
    }

    /** Nobody but who shares the app is sent anything. */
    private Set<UUID> ids(App app, Set<String> emails) {
        Map<String, UUID> known = collaborators(app);
        return emails.stream()
                .map(email -> Optional.ofNullable(known.get(email))
                        .orElseThrow(
                                () -> new InvalidParamsException(email + " is no collaborator of " + app.name() + ".")))
                .collect(Collectors.toSet());
    }

    /** Collaborators by their addresses, for whoever chooses among them. */
    public Map<String, UUID> collaborators(Actor actor, String appName) {
        return collaborators(apps.require(actor, appName));
    }

    private Map<String, UUID> collaborators(App app) {
        List<Object[]> found = entities.createQuery(
                        "select a, c from Account a, Collaborator c where c.appId = :app and a.id = c.accountId",
                        Object[].class)
                .setParameter("app", app.id())
                .getResultList();
        Map<String, UUID> ids = new HashMap<>();
        found.forEach(pair -> ids.put(((Account) pair[0]).email(), ((Collaborator) pair[1]).accountId()));
        return ids;
    }

    private MonitoredApp requireMonitored(App app) {
        return monitored.of(app.id()).orElseThrow(() -> new NotMonitoredException(app.name()));
    }

    private MetricAlert require(App app, UUID id) {
        return monitored
                .of(app.id())
                .flatMap(where -> Optional.ofNullable(entities.find(MetricAlert.class, id))
                        .filter(alert -> alert.addOnId().equals(where.addOnId())))
                .orElseThrow(() -> new NotFoundException(KIND));
    }

    private List<MetricAlert> of(MonitoredApp where) {
        return entities.createQuery(
                        "select a from MetricAlert a where a.addOnId = :addOn order by a.createdAt, a.id",
                        MetricAlert.class)
                .setParameter("addOn", where.addOnId())
                .getResultList();
    }

    private void note(Actor actor, App app, MetricAlert alert, Action action, String deed) {
        activity.did(actor, app, KIND, action, alert, deed + alert.rule().text());
    }
}
