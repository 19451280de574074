package slipway.service.addons.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.Moment;
import slipway.model.activity.Action;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnService;
import slipway.model.addons.AddOnWork;
import slipway.model.apps.App;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.attachments.AddOnLocks;
import slipway.service.addons.attachments.AddOnSafe;
import slipway.service.addons.attachments.Attaching;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.catalogue.Offer;
import slipway.service.addons.providers.Answer;
import slipway.service.addons.providers.Order;
import slipway.service.apps.AppFinder;
import slipway.service.billing.ledger.HourLedger;

/** What the loop reads and writes: each method is one transaction, and none asks a provider. */
@ApplicationScoped
@Transactional
public class AddOnRecords {
    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AddOnFinder addOns;

    @Inject
    AddOnLocks locks;

    @Inject
    AddOnEffects effects;

    @Inject
    AddOnSafe safe;

    @Inject
    Catalogue catalogue;

    @Inject
    Attaching attaching;

    @Inject
    HourLedger ledger;

    @Inject
    Endings endings;

    @Inject
    Activity activity;

    /** Those whose providers are to be asked now, and those whose providers have had their time. */
    List<UUID> due() {
        return entities.createQuery(
                        "select o.id from AddOn o where (o.nextAttemptAt <= :now or (o.work is null and o.workSince < :late"
                                + " and o.state <> slipway.model.addons.AddOnState.PROVISIONED))",
                        UUID.class)
                .setParameter("now", Moment.now())
                .setParameter("late", Moment.now().minus(AddOn.PATIENCE))
                .getResultList();
    }

    /** Who has registered the service of an add-on; absent for what ships. */
    Optional<UUID> thirdParty(UUID id) {
        return Optional.ofNullable(entities.find(AddOn.class, id))
                .map(addOn -> catalogue.ofPlan(addOn.planId()).service())
                .filter(AddOnService::isRegistered)
                .flatMap(AddOnService::providerId);
    }

    /** A new platform waits for none of the answers that the one before it has asked for. */
    void nobodyWaits() {
        entities.createQuery(
                        "update AddOn o set o.nextAttemptAt = :now where o.work is not null and o.nextAttemptAt > :now")
                .setParameter("now", Moment.now())
                .executeUpdate();
    }

    /** What its provider is to be asked for, written down as begun; empty where there is nothing to ask now. */
    Optional<Order> begin(UUID id, Duration atMost) {
        Optional<AddOn> found = locks.lock(id);
        found.filter(addOn -> addOn.work().isEmpty()).ifPresent(this::giveUpIfOverdue);
        return found.filter(AddOn::isDue).map(addOn -> {
            addOn.attempt(atMost);
            Offer offer = catalogue.ofPlan(addOn.wantedPlan().orElse(addOn.planId()));
            return new Order(
                    addOn.work().orElseThrow(),
                    addOn.id(),
                    addOn.name(),
                    addOn.appId(),
                    offer.service(),
                    offer.plan(),
                    addOn.options(),
                    addOn.providerId());
        });
    }

    /** Writes down what the provider said; tells what it refused. */
    Optional<String> end(Order order, Answer answer) {
        Optional<AddOn> present = locks.lock(order.addOnId());
        Optional<App> app = apps.findById(order.appId());
        Optional<AddOn> addOn = present.filter(found -> found.work().equals(Optional.of(order.work())));
        if (addOn.isEmpty()) {
            // Somebody has changed their mind meanwhile, or the provider has called back before it answered.
            present.filter(found -> order.work() == AddOnWork.PROVISION && found.isProvisioned())
                    .ifPresent(found -> toldLate(app.orElseThrow(), found, answer));
            return Optional.empty();
        }
        return switch (order.work()) {
            case PROVISION -> provisioned(app.orElseThrow(), addOn.get(), answer);
            case CHANGE_PLAN -> changed(app.orElseThrow(), addOn.get(), answer);
            case DEPROVISION -> deprovisioned(addOn.get(), answer);
        };
    }

    private void toldLate(App app, AddOn addOn, Answer answer) {
        if (answer instanceof Answer.Done done) {
            addOn.told(done.providerId(), done.message());
            Map<String, String> before = safe.config(addOn);
            done.config().ifPresent(config -> effects.configure(addOn, config));
            if (!safe.config(addOn).equals(before)) {
                effects.updated(
                        app, addOn, catalogue.ofPlan(addOn.planId()).service().name());
            }
        } else if (answer instanceof Answer.Accepted accepted) {
            addOn.told(accepted.providerId(), accepted.message());
        }
    }

    private Optional<String> provisioned(App app, AddOn addOn, Answer answer) {
        if (answer instanceof Answer.Done done) {
            addOn.provisioned(done.providerId(), done.message());
            done.config().ifPresent(config -> effects.configure(addOn, config));
            begins(app, addOn);
        } else if (answer instanceof Answer.Accepted accepted) {
            addOn.accepted(accepted.providerId(), accepted.message());
        } else if (answer instanceof Answer.Refused refused) {
            refused(app, addOn, refused);
            return Optional.of(refused.message());
        } else if (answer instanceof Answer.Unavailable unavailable) {
            addOn.failed(unavailable.why());
            giveUpIfOverdue(addOn);
        }
        return Optional.empty();
    }

    /** Where an earlier attempt may have made it all the same, the provider is told to take it back. */
    private void refused(App app, AddOn addOn, Answer.Refused refused) {
        if (refused.mayBeThere() || addOn.attempts() > 1) {
            isNotMade(app, addOn, refused.message());
            return;
        }
        effects.say(app, addOn, "could not be created: " + refused.message());
        activity.note(effects.maker(addOn), app, AddOnOrders.KIND, Action.DESTROY, addOn, "Refused " + addOn.name());
        entities.remove(addOn);
    }

    /** It is given up; its provider is told so. */
    void isNotMade(App app, AddOn addOn, String why) {
        Actor maker = effects.maker(addOn);
        endings.end(maker, app, addOn);
        effects.say(app, addOn, "could not be created: " + why);
        activity.note(maker, app, AddOnOrders.KIND, Action.DESTROY, addOn, "Gave up " + addOn.name());
    }

    /** From now on its apps have what it sets, and somebody pays for it. */
    void begins(App app, AddOn addOn) {
        ledger.settle(app, addOn, catalogue.ofPlan(addOn.planId()).plan());
        Actor maker = effects.maker(addOn);
        effects.attachments(addOn).forEach((appId, attached) -> {
            App each = appId.equals(app.id()) ? app : apps.lock(appId);
            attaching.releaseAttached(maker, each, addOn, attached);
        });
        effects.say(app, addOn, "completed provisioning");
        activity.note(maker, app, AddOnOrders.KIND, Action.UPDATE, addOn, "Provisioned " + addOn.name());
    }

    private Optional<String> changed(App app, AddOn addOn, Answer answer) {
        if (answer instanceof Answer.Done done) {
            Map<String, String> before = safe.config(addOn);
            done.config().ifPresent(config -> effects.configure(addOn, config));
            isOfItsNewPlan(app, addOn, done.message(), !safe.config(addOn).equals(before));
        } else if (answer instanceof Answer.Accepted accepted) {
            isOfItsNewPlan(app, addOn, accepted.message(), false);
        } else if (answer instanceof Answer.Gone gone) {
            endings.end(effects.maker(addOn), app, addOn);
            effects.say(app, addOn, "has ended: " + gone.message());
            activity.note(effects.maker(addOn), app, AddOnOrders.KIND, Action.DESTROY, addOn, "Ended " + addOn.name());
            return Optional.of(gone.message());
        } else if (answer instanceof Answer.Refused refused) {
            boolean mayBeChanged = refused.mayBeThere() || addOn.attempts() > 1;
            keepsItsPlan(app, addOn, refused.message(), mayBeChanged);
            return Optional.of(refused.message());
        } else if (answer instanceof Answer.Unavailable unavailable) {
            addOn.failed(unavailable.why());
            giveUpIfOverdue(addOn);
        }
        return Optional.empty();
    }

    /** Where the provider may have changed it all the same, it is asked to change it back. */
    private void keepsItsPlan(App app, AddOn addOn, String why, boolean mayBeChanged) {
        boolean back = addOn.wantedPlan().equals(Optional.of(addOn.planId()));
        if (mayBeChanged && !back) {
            addOn.changeTo(addOn.planId());
        } else {
            addOn.rest();
        }
        if (!back) {
            effects.say(app, addOn, "keeps its plan: " + why);
        }
    }

    private void isOfItsNewPlan(App app, AddOn addOn, Optional<String> message, boolean setsSomethingElse) {
        boolean back = addOn.wantedPlan().equals(Optional.of(addOn.planId()));
        addOn.changed(message);
        if (back && !setsSomethingElse) {
            return;
        }
        Offer offer = catalogue.ofPlan(addOn.planId());
        ledger.settle(app, addOn, offer.plan());
        effects.updated(app, addOn, offer.service().name());
        activity.note(effects.maker(addOn), app, AddOnOrders.KIND, Action.UPDATE, addOn, "Changed " + addOn.name());
    }

    private Optional<String> deprovisioned(AddOn addOn, Answer answer) {
        if (answer instanceof Answer.Unavailable unavailable && !addOn.isForgotten()) {
            addOn.failed(unavailable.why());
        } else if (answer instanceof Answer.Accepted) {
            // Its provider will call back, or not.
            addOn.rest();
        } else {
            entities.remove(addOn);
        }
        return Optional.empty();
    }

    /** What cannot be had for so long is not wanted any more. */
    private void giveUpIfOverdue(AddOn addOn) {
        if (!addOn.isOverdue()) {
            return;
        }
        if (addOn.isGone()) {
            entities.remove(addOn);
            return;
        }
        App app = apps.lock(addOn.appId());
        String why = addOn.lastError().map(error -> " (" + error + ")").orElse("");
        if (addOn.isProvisioned()) {
            keepsItsPlan(app, addOn, "its provider did not answer" + why, true);
        } else {
            isNotMade(app, addOn, "its provider did not make it in time" + why);
        }
    }
}
