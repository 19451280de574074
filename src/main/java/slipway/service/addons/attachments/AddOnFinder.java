package slipway.service.addons.attachments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import slipway.model.ForbiddenException;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.Uuids;
import slipway.model.access.Permission;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnAttachment;
import slipway.model.apps.App;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.apps.AppFinder;

/** Finds add-ons and attachments for somebody who may see an app that has them. */
@ApplicationScoped
@Transactional
public class AddOnFinder {
    private static final String NOT_GONE = " and o.state <> slipway.model.addons.AddOnState.DEPROVISIONED";

    static final String ADD_ON = "add_on";
    static final String ATTACHMENT = "add_on_attachment";

    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AccessPolicy policy;

    @Inject
    Catalogue catalogue;

    /** By name or UUID, for somebody who has one of the permissions on the app that it is billed to. */
    public AddOn require(Actor actor, String nameOrId, Permission... anyOf) {
        AddOn addOn = find(nameOrId).orElseThrow(() -> new NotFoundException(ADD_ON));
        App app = apps.findById(addOn.appId()).orElseThrow(() -> new NotFoundException(ADD_ON));
        try {
            policy.require(actor, app, anyOf);
        } catch (NotFoundException stranger) {
            requireAttached(actor, addOn, anyOf);
        }
        return addOn;
    }

    /** Who shares only an app that it is attached to may see it, and no more. */
    private void requireAttached(Actor actor, AddOn addOn, Permission... anyOf) {
        List<UUID> attached = attachmentsOf(List.of(addOn.id())).stream()
                .map(AddOnAttachment::appId)
                .toList();
        if (apps.accessibleTo(actor, attached).isEmpty()) {
            throw new NotFoundException(ADD_ON);
        }
        if (!List.of(anyOf).contains(Permission.VIEW)) {
            throw new ForbiddenException("You do not have permission to do that to " + addOn.name()
                    + ": it is billed to an app that you do not share.");
        }
    }

    /** One that is billed to an app, by its name or UUID, for somebody who has one of the permissions on the app. */
    public AddOn requireOf(Actor actor, String appName, String nameOrId, Permission... anyOf) {
        App app = apps.require(actor, appName, anyOf);
        return find(nameOrId)
                .filter(addOn -> addOn.appId().equals(app.id()))
                .or(() -> attachment(app, nameOrId)
                        .map(found -> entities.find(AddOn.class, found.addOnId()))
                        .filter(addOn -> addOn.appId().equals(app.id())))
                .orElseThrow(() -> new NotFoundException(ADD_ON));
    }

    /** One that an app has, billed to it or not, by its name or UUID or by what the app calls it. */
    public AddOn requireIn(App app, String nameOrId) {
        return of(app).stream()
                .filter(addOn ->
                        addOn.name().equals(nameOrId) || addOn.id().toString().equals(nameOrId))
                .findFirst()
                .or(() -> attachment(app, nameOrId).flatMap(found -> find(found.addOnId())))
                .orElseThrow(() -> new NotFoundException(ADD_ON));
    }

    public Optional<AddOn> find(UUID id) {
        return Optional.ofNullable(entities.find(AddOn.class, id)).filter(addOn -> !addOn.isGone());
    }

    /** With its row locked until the transaction ends, be it gone or not. */
    public Optional<AddOn> lock(UUID id) {
        return Optional.ofNullable(entities.find(AddOn.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    Optional<AddOn> find(String nameOrId) {
        return entities.createQuery(
                        "select o from AddOn o where (o.name = :name or o.id = :id)" + NOT_GONE, AddOn.class)
                .setParameter("name", nameOrId)
                .setParameter("id", Uuids.orNone(nameOrId))
                .getResultStream()
                .findFirst();
    }

    public boolean isNameTaken(String name) {
        return entities.createQuery("select count(o) from AddOn o where o.name = :name", Long.class)
                        .setParameter("name", name)
                        .getSingleResult()
                > 0;
    }

    /** Those that an app has, billed to it or not, the oldest first. */
    public List<AddOn> of(Actor actor, String appName) {
        return of(apps.require(actor, appName));
    }

    public List<AddOn> of(App app) {
        return entities.createQuery(
                        "select o from AddOn o where (o.appId = :app or o.id in (select t.addOnId from AddOnAttachment t"
                                + " where t.appId = :app))" + NOT_GONE + " order by o.createdAt, o.id",
                        AddOn.class)
                .setParameter("app", app.id())
                .getResultList();
    }

    /** Those that are billed to an app. */
    public List<AddOn> billedTo(UUID appId) {
        return entities.createQuery("select o from AddOn o where o.appId = :app" + NOT_GONE, AddOn.class)
                .setParameter("app", appId)
                .getResultList();
    }

    /** Those of all the apps that somebody may see. */
    public List<AddOn> accessibleTo(Actor actor) {
        List<UUID> ids = apps.accessibleTo(actor).stream().map(App::id).toList();
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select o from AddOn o where o.appId in :apps" + NOT_GONE
                                        + " order by o.createdAt, o.id",
                                AddOn.class)
                        .setParameter("apps", ids)
                        .getResultList();
    }

    /** By their ids, in one query. */
    public Map<UUID, AddOn> byIds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : entities.createQuery("select o from AddOn o where o.id in :ids", AddOn.class)
                        .setParameter("ids", Set.copyOf(ids))
                        .getResultStream()
                        .collect(Collectors.toMap(AddOn::id, Function.identity()));
    }

    /** An app's by name or UUID, for somebody who has one of the permissions. */
    public AddOnAttachment requireAttachment(Actor actor, String appName, String nameOrId, Permission... anyOf) {
        App app = apps.require(actor, appName, anyOf);
        return attachment(app, nameOrId).orElseThrow(() -> new NotFoundException(ATTACHMENT));
    }

    /** By UUID, for somebody who has one of the permissions on the app that has it. */
    public AddOnAttachment requireAttachment(Actor actor, String id, Permission... anyOf) {
        AddOnAttachment attachment = attachment(Uuids.orNone(id)).orElseThrow(() -> new NotFoundException(ATTACHMENT));
        try {
            apps.require(actor, attachment.appId().toString(), anyOf);
        } catch (NotFoundException stranger) {
            throw new NotFoundException(ATTACHMENT);
        }
        return attachment;
    }

    private Optional<AddOnAttachment> attachment(App app, String nameOrId) {
        return attachmentsOf(app).stream()
                .filter(each -> each.name().equals(nameOrId.toUpperCase(Locale.ROOT))
                        || each.id().toString().equals(nameOrId))
                .findFirst();
    }

    Optional<AddOnAttachment> attachment(UUID id) {
        return Optional.ofNullable(entities.find(AddOnAttachment.class, id));
    }

    public List<AddOnAttachment> attachmentsOf(App app) {
        return attachments("t.appId = :what", app.id());
    }

    /** Of all the apps that somebody may see. */
    public List<AddOnAttachment> attachmentsAccessibleTo(Actor actor) {
        List<UUID> ids = apps.accessibleTo(actor).stream().map(App::id).toList();
        return ids.isEmpty() ? List.of() : attachments("t.appId in :what", ids);
    }

    public List<AddOnAttachment> attachmentsOf(Collection<UUID> addOns) {
        return addOns.isEmpty() ? List.of() : attachments("t.addOnId in :what", Set.copyOf(addOns));
    }

    /** Only of add-ons that are not gone; the oldest first. */
    private List<AddOnAttachment> attachments(String condition, Object what) {
        return entities.createQuery(
                        "select t from AddOnAttachment t where " + condition + " order by t.createdAt, t.id",
                        AddOnAttachment.class)
                .setParameter("what", what)
                .getResultList();
    }

    /** Refuses a name that another add-on has. */
    public void requireFree(String name) {
        if (isNameTaken(name)) {
            throw new InvalidParamsException("Name " + name + " is already taken");
        }
    }
}
