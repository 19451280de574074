package slipway.service.addons.attachments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.model.InvalidParamsException;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.model.activity.Action;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnAttachment;
import slipway.model.addons.AddOnService;
import slipway.model.addons.AttachmentName;
import slipway.model.apps.App;
import slipway.service.UniqueWrites;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.releases.ReleaseService;

/** Writes attachments, and nothing else does; the caller holds the lock on the app's row. */
@ApplicationScoped
@Transactional
public class Attaching {
    private static final String KIND = "addon-attachment";

    @Inject
    EntityManager entities;

    @Inject
    AttachmentNames names;

    @Inject
    Catalogue catalogue;

    @Inject
    ReleaseService releases;

    @Inject
    Activity activity;

    /** What a new attachment is to be: absent names are chosen. */
    public record Wish(Optional<String> name, Optional<String> namespace, Optional<String> confirm) {
        public static final Wish ANY = new Wish(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Gives an app an add-on by a name; makes no release. */
    public AddOnAttachment attach(Actor actor, App app, AddOn addOn, AddOnService service, Wish wish) {
        AttachmentName name = wish.name()
                .filter(text -> !text.isBlank())
                .map(AttachmentName::new)
                .orElseGet(() -> names.choose(app, service));
        Optional<AddOnAttachment> replaced = find(app, name);
        replaced.ifPresent(present -> {
            requireConfirmation(app, present, wish.confirm());
            remove(actor, app, present);
            entities.flush();
        });
        requireNotSet(app, name);
        AddOnAttachment attachment = new AddOnAttachment(addOn.id(), app.id(), name, wish.namespace());
        entities.persist(attachment);
        UniqueWrites.flush(entities, () -> taken(app, name));
        activity.note(
                actor,
                app,
                KIND,
                Action.CREATE,
                attachment,
                "Attach %s (@ref:%s)".formatted(name.text(), addOn.name()));
        replaced.map(AddOnAttachment::addOnId)
                .filter(id -> !id.equals(addOn.id()))
                .map(id -> entities.find(AddOn.class, id))
                .ifPresent(other -> keep(actor, app, other));
        return attachment;
    }

    /** What an app pays for it has, be it by another name: {@code heroku redis:promote} forgets some. */
    private void keep(Actor actor, App app, AddOn replaced) {
        boolean lost = replaced.appId().equals(app.id())
                && entities.createQuery(
                                        "select count(t) from AddOnAttachment t where t.appId = :app and t.addOnId = :addOn",
                                        Long.class)
                                .setParameter("app", app.id())
                                .setParameter("addOn", replaced.id())
                                .getSingleResult()
                        == 0;
        if (lost) {
            AddOnService service = catalogue.ofPlan(replaced.planId()).service();
            String further = names.chooseFurther(app, service).text();
            attach(actor, app, replaced, service, new Wish(Optional.of(further), Optional.empty(), Optional.empty()));
        }
    }

    /** Replacing what an app already has by that name wants its name said once more. */
    private static void requireConfirmation(App app, AddOnAttachment present, Optional<String> confirm) {
        if (confirm.filter(app.name()::equals).isEmpty()) {
            throw new RefusedException(
                    Kind.CONFIRMATION_REQUIRED,
                    "The attachment %s of %s is to be replaced: confirm it by the app's name."
                            .formatted(present.name(), app.name()));
        }
    }

    private void requireNotSet(App app, AttachmentName name) {
        Map<String, String> own = releases.ownVars(app.id());
        own.keySet().stream()
                .filter(var -> var.equals(name.text() + "_URL"))
                .findFirst()
                .ifPresent(var -> {
                    throw new InvalidParamsException(
                            "%s has a config var %s already: unset it, or attach by another name (--as)."
                                    .formatted(app.name(), var));
                });
    }

    private Optional<AddOnAttachment> find(App app, AttachmentName name) {
        return entities.createQuery(
                        "select t from AddOnAttachment t where t.appId = :app and t.name = :name",
                        AddOnAttachment.class)
                .setParameter("app", app.id())
                .setParameter("name", name.text())
                .getResultStream()
                .findFirst();
    }

    private static InvalidParamsException taken(App app, AttachmentName name) {
        return new InvalidParamsException("%s has an attachment %s already.".formatted(app.name(), name.text()));
    }

    /** Takes it away from its app; makes no release. */
    public void remove(Actor actor, App app, AddOnAttachment attachment) {
        entities.remove(attachment);
        activity.note(actor, app, KIND, Action.DESTROY, attachment, "Detach " + attachment.name());
    }

    /** The release for what is attached now. */
    public void releaseAttached(Actor actor, App app, AddOn addOn, List<AddOnAttachment> attached) {
        releaseAttached(actor, app, addOn, attached, Optional.empty());
    }

    /** @param before what has had the name until now; the CLI looks for both words after {@code heroku pg:promote} */
    void releaseAttached(Actor actor, App app, AddOn addOn, List<AddOnAttachment> attached, Optional<AddOn> before) {
        String names = names(attached);
        String detached = before.map(AddOn::name)
                .map(name -> "Detach %s (@ref:%s), ".formatted(names, name))
                .orElse("");
        String attach = "Attach %s (@ref:%s)".formatted(names, addOn.name());
        releases.attachmentsChanged(app, detached + attach, actor, false);
    }

    /** The release for what is not attached any more. */
    public void releaseDetached(Actor actor, App app, AddOn addOn, List<AddOnAttachment> detached) {
        releases.attachmentsChanged(app, "Detach %s (@ref:%s)".formatted(names(detached), addOn.name()), actor, false);
    }

    private static String names(List<AddOnAttachment> attachments) {
        return String.join(", ", attachments.stream().map(AddOnAttachment::name).toList());
    }
}
