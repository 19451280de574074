package slipway.service.addons.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.Uuids;
import slipway.model.addons.AddOnService;
import slipway.model.addons.Plan;
import slipway.service.access.Actor;

/** Services and plans: what is on offer, and what is called what. */
@ApplicationScoped
@Transactional
public class Catalogue {
    @Inject
    EntityManager entities;

    /** On offer to everybody, by name. */
    public List<AddOnService> services() {
        return entities.createQuery(
                        "select s from AddOnService s where s.state <> 'shutdown' and s.published = true order by s.name",
                        AddOnService.class)
                .getResultList();
    }

    /** On offer to an account, by name: also those that it has registered and that nobody else may have yet. */
    public List<AddOnService> services(Actor actor) {
        return entities.createQuery(
                        "select s from AddOnService s where s.state <> 'shutdown'"
                                + " and (s.published = true or s.providerId = :account) order by s.name",
                        AddOnService.class)
                .setParameter("account", actor.accountId())
                .getResultList();
    }

    /** By name or UUID, on offer or not, for an account that may know of it. */
    public AddOnService require(Actor actor, String nameOrId) {
        return find(nameOrId)
                .filter(service -> actor.isOperator() || service.isFor(actor.accountId()))
                .orElseThrow(() -> new NotFoundException("add_on_service"));
    }

    /** By its full name or UUID, for an account that may know of it. */
    public Offer requireOffer(Actor actor, String nameOrId) {
        return Optional.of(of(requirePlan(nameOrId)))
                .filter(offer -> actor.isOperator() || offer.service().isFor(actor.accountId()))
                .orElseThrow(() -> new NotFoundException("plan"));
    }

    /** By name or UUID, on offer or not. */
    public AddOnService require(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> new NotFoundException("add_on_service"));
    }

    /** By name or UUID, on offer or not. */
    public Optional<AddOnService> find(String nameOrId) {
        return entities.createQuery(
                        "select s from AddOnService s where s.name = :name or s.id = :id", AddOnService.class)
                .setParameter("name", nameOrId)
                .setParameter("id", Uuids.orNone(nameOrId))
                .getResultStream()
                .findFirst();
    }

    /** Those of a service that are on offer, in its order. */
    public List<Plan> plans(AddOnService service) {
        return entities.createQuery(
                        "select p from Plan p where p.serviceId = :service and p.state <> 'shutdown' order by p.position",
                        Plan.class)
                .setParameter("service", service.id())
                .getResultList();
    }

    /** All of a service, on offer or not, in its order. */
    public List<Plan> allPlans(AddOnService service) {
        return entities.createQuery("select p from Plan p where p.serviceId = :service order by p.position", Plan.class)
                .setParameter("service", service.id())
                .getResultList();
    }

    /** All that are on offer, by their services. */
    public Map<UUID, List<Plan>> plans() {
        return entities.createQuery("select p from Plan p where p.state <> 'shutdown' order by p.position", Plan.class)
                .getResultStream()
                .collect(Collectors.groupingBy(Plan::serviceId));
    }

    /** A plan of a service by either name or by UUID. */
    public Plan requirePlan(AddOnService service, String nameOrId) {
        return entities.createQuery(
                        "select p from Plan p where p.serviceId = :service and (p.name = :name or p.name = :full or p.id = :id)",
                        Plan.class)
                .setParameter("service", service.id())
                .setParameter("name", nameOrId)
                .setParameter("full", service.name() + ":" + nameOrId)
                .setParameter("id", Uuids.orNone(nameOrId))
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("plan"));
    }

    /** By its full name or UUID. */
    public Plan requirePlan(String nameOrId) {
        return entities.createQuery("select p from Plan p where p.name = :name or p.id = :id", Plan.class)
                .setParameter("name", nameOrId)
                .setParameter("id", Uuids.orNone(nameOrId))
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("plan"));
    }

    /**
     * What somebody may have who asks for it: by a plan's full name, by its UUID, by a name that Heroku had once, or by the
     * service's alone for its usual plan.
     */
    public Offer onOffer(String wanted) {
        return onOffer(wanted, offer -> true);
    }

    /** The same for an app of this account; what its provider alone may have is not there for others. */
    public Offer onOffer(String wanted, UUID account) {
        return onOffer(wanted, offer -> offer.service().isFor(account));
    }

    private Offer onOffer(String wanted, Predicate<Offer> visible) {
        Offer found = findOffer(OldPlanNames.now(wanted))
                .filter(visible)
                .orElseThrow(() -> new InvalidParamsException(
                        "Couldn't find either the add-on service or the add-on plan of \"%s\".".formatted(wanted)));
        if (!found.service().isOffered() || !found.plan().isOffered()) {
            throw new InvalidParamsException(found.plan().name() + " is not on offer any more.");
        }
        return found;
    }

    private Optional<Offer> findOffer(String wanted) {
        Optional<AddOnService> service = find(wanted);
        if (service.isPresent()) {
            return plans(service.get()).stream().findFirst().map(plan -> new Offer(service.get(), plan));
        }
        return entities.createQuery("select p from Plan p where p.name = :name or p.id = :id", Plan.class)
                .setParameter("name", wanted)
                .setParameter("id", Uuids.orNone(wanted))
                .getResultStream()
                .findFirst()
                .map(this::of);
    }

    public Offer of(Plan plan) {
        return new Offer(entities.find(AddOnService.class, plan.serviceId()), plan);
    }

    public Offer ofPlan(UUID planId) {
        return of(entities.find(Plan.class, planId));
    }

    /** By the plans' ids, in one query. */
    public Map<UUID, Offer> ofPlans(Collection<UUID> planIds) {
        if (planIds.isEmpty()) {
            return Map.of();
        }
        return entities.createQuery(
                        "select s, p from AddOnService s, Plan p where p.id in :plans and s.id = p.serviceId",
                        Object[].class)
                .setParameter("plans", Set.copyOf(planIds))
                .getResultStream()
                .map(row -> new Offer((AddOnService) row[0], (Plan) row[1]))
                .collect(Collectors.toMap(offer -> offer.plan().id(), offer -> offer));
    }
}
