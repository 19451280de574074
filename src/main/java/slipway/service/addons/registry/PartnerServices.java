package slipway.service.addons.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.model.ForbiddenException;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.model.activity.Action;
import slipway.model.addons.AddOnService;
import slipway.model.addons.partners.PushedManifest;
import slipway.service.UniqueWrites;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.secrets.Tokens;

/**
 * Services of third parties. Anybody may register one, and has it in apps of their own at once; others see and have it once
 * an operator has published it. Its provider and operators may push manifests and take it off the market.
 */
@ApplicationScoped
@Transactional
public class PartnerServices {
    private static final String KIND = "addon-service";

    /** That one account has registered. */
    private static final int MOST = 20;

    @Inject
    EntityManager entities;

    @Inject
    Catalogue catalogue;

    @Inject
    ManifestReader reader;

    @Inject
    PartnerPlans plans;

    @Inject
    AccessPolicy policy;

    @Inject
    ManifestSafe manifests;

    @Inject
    Activity activity;

    /**
     * A manifest that was taken.
     *
     * @param contents as it counts from now on, with the secrets that it lacked
     * @param clientSecret of a new service; known only at this moment
     */
    public record Pushed(
            AddOnService service, PushedManifest version, JsonNode contents, Optional<String> clientSecret) {
        /** Without what must not be written anywhere. */
        @Override
        public String toString() {
            return "Pushed[" + service.name() + "]";
        }
    }

    /** One that somebody may manage: what they have registered, or anything that is registered for an operator. */
    public AddOnService require(Actor actor, String nameOrId) {
        return catalogue
                .find(nameOrId)
                .filter(service -> mayManage(actor, service))
                .orElseThrow(() -> new NotFoundException("add_on_service"));
    }

    /** @throws NotFoundException where the name belongs to a service that the actor may not manage */
    public void requireFreeOrOwn(Actor actor, String name) {
        if (catalogue.find(name).filter(service -> !mayManage(actor, service)).isPresent()) {
            throw new NotFoundException("add_on_service");
        }
    }

    AddOnService requireLocked(Actor actor, String nameOrId) {
        AddOnService service = require(actor, nameOrId);
        entities.refresh(service, LockModeType.PESSIMISTIC_WRITE);
        return service;
    }

    private static boolean mayManage(Actor actor, AddOnService service) {
        return service.isRegistered()
                && (actor.isOperator()
                        || service.providerId()
                                .filter(actor.accountId()::equals)
                                .isPresent());
    }

    /** All that somebody may manage, by name. */
    public List<AddOnService> list(Actor actor) {
        return entities.createQuery(
                        "select s from AddOnService s where s.sealedManifest is not null"
                                + " and (s.providerId = :account or :operator = true) order by s.name",
                        AddOnService.class)
                .setParameter("account", actor.accountId())
                .setParameter("operator", actor.isOperator())
                .getResultList();
    }

    /** Whether a service of this name is asked for over HTTP. */
    public boolean isRegistered(String name) {
        return catalogue.find(name).filter(AddOnService::isRegistered).isPresent();
    }

    /** Registers a service, or says what the one of this name is from now on. */
    public Pushed push(Actor actor, JsonNode given) {
        Optional<AddOnService> present =
                catalogue.find(given.path("id").asText()).filter(AddOnService::isRegistered);
        ObjectNode contents = manifests.complete(given, present.filter(service -> mayManage(actor, service)));
        Manifest manifest = reader.read(contents);
        present = catalogue.find(manifest.id());
        if (present.isEmpty()) {
            return register(actor, manifest, contents);
        }
        if (!mayManage(actor, present.get())) {
            throw taken(manifest.id());
        }
        return update(actor, requireLocked(actor, manifest.id()), manifest, contents, given.path(ManifestSafe.BASE));
    }

    private Pushed register(Actor actor, Manifest manifest, ObjectNode contents) {
        if (list(actor).stream()
                        .filter(service -> service.providerId()
                                .filter(actor.accountId()::equals)
                                .isPresent())
                        .count()
                >= MOST) {
            throw new InvalidParamsException("An account may register at most " + MOST + " services.");
        }
        UUID id = UUID.randomUUID();
        UUID version = UUID.randomUUID();
        byte[] sealed = manifests.seal(id, version, contents);
        AddOnService service = AddOnService.registered(id, manifest.facts(), actor.accountId(), sealed);
        String secret = Tokens.newSecret();
        service.changeClientSecret(Tokens.hash(secret));
        entities.persist(service);
        UniqueWrites.flush(entities, () -> taken(manifest.id()));
        Pushed pushed = keep(actor, service, manifest, version, sealed, contents, Optional.of(secret));
        activity.noteOfAccount(actor, KIND, Action.CREATE, "Registered the add-on service " + service.name());
        return pushed;
    }

    private Pushed update(Actor actor, AddOnService service, Manifest manifest, ObjectNode contents, JsonNode base) {
        requireNewest(service, base);
        if (!manifest.prefix().equals(service.prefix()) && isInUse(service)) {
            throw new InvalidParamsException(
                    "The manifest cannot be taken: api.config_vars_prefix must stay %s while apps have add-ons of %s"
                            .formatted(service.prefix(), service.name()));
        }
        UUID version = UUID.randomUUID();
        byte[] sealed = manifests.seal(service.id(), version, contents);
        service.push(manifest.facts(), sealed);
        Pushed pushed = keep(actor, service, manifest, version, sealed, contents, Optional.empty());
        activity.noteOfAccount(actor, KIND, Action.UPDATE, "Pushed a manifest of " + service.name());
        return pushed;
    }

    private Pushed keep(
            Actor actor,
            AddOnService service,
            Manifest manifest,
            UUID version,
            byte[] sealed,
            ObjectNode contents,
            Optional<String> clientSecret) {
        PushedManifest kept = new PushedManifest(version, service.id(), sealed);
        entities.persist(kept);
        manifest.plans().forEach(draft -> plans.put(actor, service, draft));
        return new Pushed(service, kept, contents, clientSecret);
    }

    /** Who has changed an older version than the present one would undo what somebody else did meanwhile. */
    private void requireNewest(AddOnService service, JsonNode base) {
        List<PushedManifest> all = versions(service);
        boolean old =
                all.stream().skip(1).anyMatch(version -> version.id().toString().equals(base.asText()));
        if (old) {
            throw new RefusedException(
                    Kind.CONFLICT,
                    "The manifest of %s was pushed by somebody else meanwhile: pull it first."
                            .formatted(service.name()));
        }
    }

    private boolean isInUse(AddOnService service) {
        return entities.createQuery(
                                "select count(o) from AddOn o, Plan p where p.id = o.planId and p.serviceId = :service",
                                Long.class)
                        .setParameter("service", service.id())
                        .getSingleResult()
                > 0;
    }

    /** Whether apps of others than its provider have add-ons of it, such as apps that were handed over. */
    boolean isPaidByOthers(AddOnService service) {
        return entities.createQuery(
                                "select count(o) from AddOn o, Plan p, App a, AddOnService s where p.id = o.planId"
                                        + " and p.serviceId = :service and s.id = p.serviceId and a.id = o.appId"
                                        + " and a.ownerId <> s.providerId and o.state <> slipway.model.addons.AddOnState.DEPROVISIONED",
                                Long.class)
                        .setParameter("service", service.id())
                        .getSingleResult()
                > 0;
    }

    private static InvalidParamsException taken(String name) {
        return new InvalidParamsException("The manifest cannot be taken: id " + name + " belongs to another service");
    }

    /** Every manifest that was pushed, the newest first. */
    public List<PushedManifest> versions(Actor actor, String service) {
        return versions(require(actor, service));
    }

    private List<PushedManifest> versions(AddOnService service) {
        return entities.createQuery(
                        "select m from PushedManifest m where m.serviceId = :service order by m.createdAt desc",
                        PushedManifest.class)
                .setParameter("service", service.id())
                .getResultList();
    }

    /** Takes a service off the market, or back; apps keep what they have of it. */
    public AddOnService offer(Actor actor, String name, boolean on) {
        AddOnService service = requireLocked(actor, name);
        if (on && !service.isOffered() && service.isPublished() && !actor.isOperator()) {
            throw new ForbiddenException(
                    "%s is published: ask an operator of this platform to offer it again.".formatted(name));
        }
        service.offer(on);
        activity.noteOfAccount(actor, KIND, Action.UPDATE, (on ? "Offered " : "Took off the market ") + service.name());
        return service;
    }

    /** Lets everybody have a service, or only its provider. */
    public AddOnService publish(Actor operator, String name, boolean on) {
        AddOnService service = requireLocked(operator, name);
        policy.requireOperator(operator);
        service.publish(on);
        activity.noteOfAccount(operator, KIND, Action.UPDATE, (on ? "Published " : "Unpublished ") + service.name());
        return service;
    }

    /** Puts a new secret, known only at this moment, in the place of the provider's old one. */
    public String newClientSecret(Actor actor, String name) {
        AddOnService service = requireLocked(actor, name);
        String secret = Tokens.newSecret();
        service.changeClientSecret(Tokens.hash(secret));
        activity.noteOfAccount(actor, KIND, Action.UPDATE, "Made a new client secret for " + service.name());
        return secret;
    }
}
