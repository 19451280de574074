package slipway.service.addons.attachments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnAttachment;
import slipway.model.addons.AddOnService;
import slipway.model.apps.App;
import slipway.service.access.Actor;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.apps.AppFinder;

/** {@code heroku addons:attach}, {@code addons:detach} and what {@code pg:promote} does. */
@ApplicationScoped
@Transactional
public class AttachmentService {
    /** Whoever may use what an add-on sets. */
    private static final Permission[] USERS = {Permission.OPERATE, Permission.DEPLOY};

    @Inject
    AppFinder apps;

    @Inject
    AddOnFinder addOns;

    @Inject
    AddOnLocks locks;

    @Inject
    Catalogue catalogue;

    @Inject
    AddOnSafe safe;

    @Inject
    Attaching attaching;

    @Inject
    AttachmentNames names;

    /** Gives an app an add-on, of its own or of another app, by one more name. */
    public AddOnAttachment attach(Actor actor, String addOnName, String appName, Attaching.Wish wish) {
        AddOn asked = addOns.require(actor, addOnName, USERS);
        App target = apps.require(actor, appName, Permission.OPERATE);
        AddOn addOn = locks.lockPresent(asked.id(), target.id()).orElseThrow(() -> new NotFoundException("add_on"));
        App app = apps.requireLocked(actor, appName, Permission.OPERATE);
        AddOnService service = catalogue.ofPlan(addOn.planId()).service();
        if (!app.id().equals(addOn.appId()) && !service.isShareable()) {
            throw new InvalidParamsException(service.humanName() + " add-ons cannot be shared between apps.");
        }
        if (wish.namespace().isPresent() && safe.config(addOn, wish.namespace()).isEmpty()) {
            throw new NotFoundException("add_on_config");
        }
        Attaching.Wish named = wish.name().filter(text -> !text.isBlank()).isPresent()
                ? wish
                : new Attaching.Wish(Optional.of(usualName(app, addOn, service)), wish.namespace(), wish.confirm());
        Optional<AddOn> before = named.name().flatMap(name -> addOnCalled(app, name));
        AddOnAttachment attachment = attaching.attach(actor, app, addOn, service, named);
        if (addOn.isProvisioned()) {
            attaching.releaseAttached(actor, app, addOn, List.of(attachment), before);
        }
        return attachment;
    }

    private Optional<AddOn> addOnCalled(App app, String name) {
        return addOns.attachmentsOf(app).stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst()
                .flatMap(each -> addOns.find(each.addOnId()));
    }

    /** Another app gets it under the usual name; one that has it already, beside that. */
    private String usualName(App app, AddOn addOn, AddOnService service) {
        boolean present = addOns.attachmentsOf(app).stream()
                .anyMatch(each -> each.addOnId().equals(addOn.id()));
        return (present ? names.chooseFurther(app, service) : names.choose(app, service)).text();
    }

    /** Takes an attachment from its app. */
    public AddOnAttachment detach(Actor actor, String id) {
        AddOnAttachment attachment = addOns.requireAttachment(actor, id, Permission.OPERATE);
        App app = apps.lock(attachment.appId());
        AddOn addOn = addOns.find(attachment.addOnId()).orElseThrow(() -> new NotFoundException("add_on"));
        boolean last = addOns.attachmentsOf(List.of(addOn.id())).stream()
                .filter(each -> each.appId().equals(addOn.appId()))
                .allMatch(each -> each.id().equals(attachment.id()));
        if (last && app.id().equals(addOn.appId())) {
            throw new InvalidParamsException(
                    "Cannot destroy last attachment to billing app for addon %s: destroy the add-on instead."
                            .formatted(addOn.name()));
        }
        attaching.remove(actor, app, attachment);
        attaching.releaseDetached(actor, app, addOn, List.of(attachment));
        return attachment;
    }
}
