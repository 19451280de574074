package slipway.service.dynos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.apps.App;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.Formation;
import slipway.model.releases.Procfile;
import slipway.service.AfterCommit;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppWatcher;
import slipway.service.billing.ledger.Prices;
import slipway.service.billing.money.PaidDynos;
import slipway.service.billing.money.SpendingLimits;
import slipway.service.dynos.sizes.Admission;
import slipway.service.dynos.sizes.DynoSizes;
import slipway.service.dynos.sizes.SizeRules;
import slipway.service.logs.LogRouter;
import slipway.service.releases.SlugListener;

/** Scaling and sizing; also fits the formation to the process types of what was deployed. */
@ApplicationScoped
@Transactional
public class FormationService implements SlugListener, PaidDynos {
    /** A wanted change of one process type: a quantity such as {@code 2}, {@code +1} or {@code -1}, a size, or both. */
    public record Change(String type, Optional<String> quantity, Optional<String> size) {}

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AfterCommit afterCommit;

    @Inject
    AppWatcher watcher;

    @Inject
    Activity activity;

    @Inject
    DynoSizes sizes;

    @Inject
    SizeRules rules;

    @Inject
    Admission admission;

    @Inject
    Prices prices;

    @Inject
    SpendingLimits limits;

    @Inject
    LogRouter logs;

    public List<Formation> list(Actor actor, String app) {
        return of(apps.require(actor, app).id());
    }

    /** By type or UUID. */
    public Formation require(Actor actor, String app, String typeOrId) {
        return list(actor, app).stream()
                .filter(formation -> formation.type().equals(typeOrId)
                        || formation.id().toString().equals(typeOrId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("formation"));
    }

    /** Applies all changes or none. */
    public List<Formation> change(Actor actor, String appName, List<Change> changes) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        Map<String, Formation> byType =
                of(app.id()).stream().collect(Collectors.toMap(Formation::type, Function.identity()));
        double promised = app.isAsleep() ? 0 : admission.promised(byType.values());
        app.wakeUp();
        Map<String, String> sizesBefore =
                byType.values().stream().collect(Collectors.toMap(Formation::type, Formation::size));
        boolean more = false;
        for (Change change : changes) {
            Formation formation = Optional.ofNullable(byType.get(change.type()))
                    .orElseThrow(() -> new InvalidParamsException(
                            "Couldn't find that process type (%s).".formatted(change.type())));
            change.size()
                    .filter(size -> !size.equals(formation.size()))
                    .map(size -> sizes.require(size).name())
                    .ifPresent(formation::resizeTo);
            int quantity = formation.quantity();
            change.quantity().ifPresent(text -> formation.scaleTo(quantity(text, quantity)));
            more |= formation.quantity() > quantity || !formation.size().equals(sizesBefore.get(change.type()));
        }
        List<Formation> changed = new ArrayList<>(changes.stream()
                .map(change -> byType.get(change.type()))
                .distinct()
                .toList());
        // Whoever only takes away may do so, even if the rest was allowed by other rules.
        if (more) {
            changed.addAll(rules.apply(byType.values(), changed));
            admission.requireRoom(byType.values(), promised);
            if (byType.values().stream().anyMatch(formation -> prices.costs(app, formation))) {
                limits.requireMeans(app);
            }
        }
        app.runOn(sizes.smallest(byType.values()));
        String scaled = changed.stream().map(FormationService::text).collect(Collectors.joining(" "));
        activity.say(actor, app, "Scaled to " + scaled);
        for (Formation formation : changed) {
            activity.note(actor, app, "formation", Action.UPDATE, formation, "Scaled to " + text(formation));
        }
        afterCommit.run(() -> watcher.appChanged(app.id()));
        return changed;
    }

    /** First deploy: one web dyno, none of the others; later ones keep what was set, and drop types that are gone. */
    @Override
    public void slugReleased(App app, Procfile procfile) {
        List<Formation> present = of(app.id());
        present.stream()
                .filter(formation -> procfile.command(formation.type()).isEmpty())
                .forEach(entities::remove);
        String size = sizes.smallest(present).name();
        for (String type : procfile.commands().keySet()) {
            if (present.stream().noneMatch(formation -> formation.type().equals(type))) {
                Formation added = new Formation(app.id(), type, 0, size);
                entities.persist(added);
                if (type.equals(Procfile.WEB) && present.isEmpty()) {
                    startWeb(app, added);
                }
            }
        }
    }

    private void startWeb(App app, Formation web) {
        web.scaleTo(1);
        try {
            admission.requireRoom(List.of(web), 0);
        } catch (InvalidParamsException full) {
            web.scaleTo(0);
            logs.platform(app.id(), web.type() + ".1", "Not started. " + full.getMessage());
        }
    }

    @Override
    public void scaleDown(UUID appId, String why) {
        App app = apps.findById(appId).orElseThrow(() -> new NotFoundException("app"));
        List<Formation> paid = of(appId).stream()
                .filter(formation -> prices.costs(app, formation))
                .toList();
        for (Formation formation : paid) {
            formation.scaleTo(0);
            logs.platform(appId, "api", "Scaled to " + text(formation) + ". " + why);
            activity.happened(app, "formation", Action.UPDATE, formation);
        }
        entities.createQuery("select d from Dyno d where d.appId = :app and d.oneOff.present = true", Dyno.class)
                .setParameter("app", appId)
                .getResultStream()
                .filter(dyno -> prices.terms(app.ownerId(), dyno.size()).centsPerMonth() > 0)
                .forEach(Dyno::requestRestart);
        afterCommit.run(() -> watcher.appChanged(appId));
    }

    public List<Formation> of(UUID appId) {
        return entities.createQuery("select f from Formation f where f.appId = :app order by f.type", Formation.class)
                .setParameter("app", appId)
                .getResultList();
    }

    /** Such as {@code web@2:Free}. */
    private static String text(Formation formation) {
        return "%s@%d:%s".formatted(formation.type(), formation.quantity(), formation.size());
    }

    private static int quantity(String text, int present) {
        if (!text.matches("[+-]?\\d{1,6}")) {
            throw new InvalidParamsException("Quantity \"" + text + "\" is not a number such as 2, +1 or -1.");
        }
        boolean relative = text.startsWith("+") || text.startsWith("-");
        return relative ? present + Integer.parseInt(text) : Integer.parseInt(text);
    }
}
