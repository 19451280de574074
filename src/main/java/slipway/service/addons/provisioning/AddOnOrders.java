package slipway.service.addons.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.model.Uuids;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnAttachment;
import slipway.model.addons.AddOnName;
import slipway.model.addons.AddOnService;
import slipway.model.addons.AddOnWork;
import slipway.model.addons.Plan;
import slipway.model.apps.App;
import slipway.service.UniqueWrites;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.attachments.AddOnLocks;
import slipway.service.addons.attachments.Attaching;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.catalogue.Offer;
import slipway.service.addons.providers.Providers;
import slipway.service.apps.AppFinder;
import slipway.service.billing.ledger.Prices;
import slipway.service.billing.money.SpendingLimits;

/** Writes down what people want of add-ons; what their providers say to it comes after. */
@ApplicationScoped
@Transactional
public class AddOnOrders {
    static final String KIND = "addon";

    /** Characters of all that somebody asks for beside the plan. */
    private static final int MAX_OPTIONS = 10_000;

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AddOnFinder addOns;

    @Inject
    Catalogue catalogue;

    @Inject
    Attaching attaching;

    @Inject
    AccessPolicy policy;

    @Inject
    SpendingLimits spending;

    @Inject
    AddOnLocks locks;

    @Inject
    Prices prices;

    @Inject
    Endings endings;

    @Inject
    Providers providers;

    @Inject
    Activity activity;

    UUID create(Actor actor, String appName, AddOnWish wish) {
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        return create(actor, app, wish);
    }

    /** For an app whose row the caller has locked. */
    public UUID create(Actor actor, App app, AddOnWish wish) {
        Offer offer = catalogue.onOffer(wish.plan(), app.ownerId());
        requireSmall(wish.options());
        requireMeans(actor, app, offer.plan());
        requireOnlyOne(app, offer.service());
        AddOn addOn = new AddOn(
                app.id(),
                offer.plan().id(),
                actor.accountId(),
                wish.name().map(this::free).orElseGet(() -> freeName(offer.service())),
                providers.check(actor, app, offer.service().name(), offer.plan(), wish.options()));
        entities.persist(addOn);
        UniqueWrites.flush(entities, () -> new InvalidParamsException("Name " + addOn.name() + " is already taken"));
        AddOnAttachment attachment = attaching.attach(
                actor,
                app,
                addOn,
                offer.service(),
                new Attaching.Wish(wish.attachment(), Optional.empty(), wish.confirm()));
        String what =
                "Create %s (%s) as %s".formatted(addOn.name(), offer.plan().name(), attachment.name());
        activity.did(actor, app, KIND, Action.CREATE, addOn, what);
        return addOn.id();
    }

    /** Who only shares an app may not spend its owner's money. */
    private void requireMeans(Actor actor, App app, Plan plan) {
        if (!plan.isFree()) {
            policy.require(actor, app, Permission.MANAGE);
            spending.requireMeans(app);
        }
    }

    private void requireOnlyOne(App app, AddOnService service) {
        boolean present = addOns.billedTo(app.id()).stream()
                .anyMatch(
                        other -> catalogue.ofPlan(other.planId()).service().id().equals(service.id()));
        if (present && !service.isMultiple()) {
            throw new InvalidParamsException(
                    "%s has an add-on of %s already, and can have only one.".formatted(app.name(), service.name()));
        }
    }

    private static void requireSmall(Map<String, String> options) {
        int size = options.entrySet().stream()
                .mapToInt(option -> option.getKey().length() + option.getValue().length())
                .sum();
        if (size > MAX_OPTIONS) {
            throw new InvalidParamsException("Parameter \"config\" has more than " + MAX_OPTIONS + " characters.");
        }
    }

    private String free(String wanted) {
        String name = new AddOnName(wanted).text();
        addOns.requireFree(name);
        return name;
    }

    private String freeName(AddOnService service) {
        String name = AddOnNames.random(service.name()).text();
        while (addOns.isNameTaken(name)) {
            name = AddOnNames.random(service.name()).text();
        }
        return name;
    }

    /** Wants another plan; false where it is of that plan already. */
    boolean change(Actor actor, UUID id, String planName) {
        App app = lockAppOf(id);
        policy.require(actor, app, Permission.OPERATE);
        AddOn addOn = requireIdle(id);
        Offer present = catalogue.ofPlan(addOn.planId());
        boolean whole = planName.contains(":") || Uuids.parse(planName).isPresent();
        Offer wanted = catalogue.onOffer(whole ? planName : present.service().name() + ":" + planName);
        if (!wanted.service().id().equals(present.service().id())) {
            throw new InvalidParamsException("%s is of %s and cannot become %s."
                    .formatted(
                            addOn.name(),
                            present.service().name(),
                            wanted.plan().name()));
        }
        if (wanted.plan().id().equals(addOn.planId())) {
            return false;
        }
        if (cents(app, wanted.plan()) > cents(app, present.plan())) {
            requireMeans(actor, app, wanted.plan());
        } else if (!present.plan().isFree()) {
            // Whoever is at their limit may still pay less.
            policy.require(actor, app, Permission.MANAGE);
        }
        addOn.changeTo(wanted.plan().id());
        activity.did(
                actor,
                app,
                KIND,
                Action.UPDATE,
                addOn,
                "Change %s to %s".formatted(addOn.name(), wanted.plan().name()));
        return true;
    }

    private int cents(App app, Plan plan) {
        return prices.terms(app.ownerId(), plan).centsPerMonth();
    }

    private AddOn requireIdle(UUID id) {
        AddOn addOn =
                addOns.lock(id).filter(found -> !found.isGone()).orElseThrow(() -> new NotFoundException("add_on"));
        if (!addOn.isProvisioned()) {
            throw new RefusedException(
                    Kind.CONFLICT, addOn.name() + " is still being made: wait for that (heroku addons:wait).");
        }
        if (addOn.work().equals(Optional.of(AddOnWork.CHANGE_PLAN))) {
            throw new RefusedException(Kind.CONFLICT, addOn.name() + " is being changed to another plan already.");
        }
        return addOn;
    }

    void rename(Actor actor, UUID id, String newName) {
        App app = lockAppOf(id);
        policy.require(actor, app, Permission.OPERATE);
        AddOn addOn = addOns.lock(id).orElseThrow(() -> new NotFoundException("add_on"));
        if (!addOn.name().equals(newName)) {
            String before = addOn.name();
            addOn.rename(free(newName));
            UniqueWrites.flush(entities, () -> new InvalidParamsException("Name " + newName + " is already taken"));
            activity.did(actor, app, KIND, Action.UPDATE, addOn, "Rename %s to %s".formatted(before, newName));
        }
    }

    /** @param force also where other apps have it */
    void destroy(Actor actor, UUID id, boolean force) {
        AddOn addOn = locks.lockPresent(id).orElseThrow(() -> new NotFoundException("add_on"));
        App app = apps.lock(addOn.appId());
        policy.require(actor, app, Permission.OPERATE);
        if (!catalogue.ofPlan(addOn.planId()).plan().isFree()) {
            policy.require(actor, app, Permission.MANAGE);
        }
        if (!force) {
            endings.requireUnshared(addOn);
        }
        endings.end(actor, app, addOn);
        activity.did(actor, app, KIND, Action.DESTROY, addOn, "Destroy " + addOn.name());
    }

    private App lockAppOf(UUID id) {
        UUID appId = addOns.find(id)
                .orElseThrow(() -> new NotFoundException("add_on"))
                .appId();
        return apps.lock(appId);
    }
}
