package slipway.service.addons.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import slipway.model.ForbiddenException;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.addons.AddOnService;
import slipway.model.addons.Plan;
import slipway.service.AfterCommit;
import slipway.service.UniqueWrites;
import slipway.service.access.Actor;
import slipway.service.billing.hours.HourWatcher;

/**
 * Plans of registered services. Their provider adds and prices them as long as nobody else can have them; once an operator
 * has published a service, what is new and what costs something else is the operator's to say, since others pay for it.
 */
@ApplicationScoped
@Transactional
public class PartnerPlans {
    static final int MAX_CENTS = Plan.MAX_CENTS;

    /** Characters of a name for people or of a description. */
    static final int MAX_TEXT = 300;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,59}");
    private static final int MOST = 50;

    @Inject
    EntityManager entities;

    @Inject
    PartnerServices services;

    @Inject
    AfterCommit afterCommit;

    @Inject
    HourWatcher watcher;

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    static boolean isPrice(int cents) {
        return cents >= 0 && cents <= MAX_CENTS;
    }

    static boolean isText(String text) {
        return !text.isBlank() && text.length() <= MAX_TEXT && text.chars().noneMatch(Character::isISOControl);
    }

    /** All of them, on offer or not, in the service's order. */
    public List<Plan> list(Actor actor, String service) {
        return of(services.require(actor, service));
    }

    private List<Plan> of(AddOnService service) {
        return entities.createQuery("select p from Plan p where p.serviceId = :service order by p.position", Plan.class)
                .setParameter("service", service.id())
                .getResultList();
    }

    /** Adds a plan, or makes the one of this name what the draft says. */
    public Plan put(Actor actor, String serviceName, PlanDraft draft) {
        AddOnService service = services.requireLocked(actor, serviceName);
        return put(actor, service, draft);
    }

    /** Makes a plan that there is what the draft says. */
    public Plan change(Actor actor, String serviceName, String plan, PlanDraft draft) {
        AddOnService service = services.requireLocked(actor, serviceName);
        Plan present = of(service).stream()
                .filter(each -> each.shortName().equals(plan)
                        || each.name().equals(plan)
                        || each.id().toString().equals(plan))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("plan"));
        apply(actor, service, present, draft);
        return present;
    }

    /** For a service whose row the caller has locked. */
    Plan put(Actor actor, AddOnService service, PlanDraft draft) {
        Optional<Plan> present = of(service).stream()
                .filter(plan -> plan.shortName().equals(draft.name()))
                .findFirst();
        if (present.isPresent()) {
            apply(actor, service, present.get(), draft);
            return present.get();
        }
        return add(actor, service, draft);
    }

    private Plan add(Actor actor, AddOnService service, PlanDraft draft) {
        requireName(draft.name());
        requireMay(actor, service, "add plans to");
        List<Plan> all = of(service);
        if (all.size() >= MOST) {
            throw new InvalidParamsException("A service has at most " + MOST + " plans.");
        }
        int cents = draft.cents().map(PartnerPlans::requirePrice).orElse(0);
        String humanName =
                draft.humanName().map(text -> requireText("human_name", text)).orElse(draft.name());
        String description = draft.description()
                .map(text -> requireText("description", text))
                .orElse(humanName);
        int position = all.stream().mapToInt(Plan::position).max().orElse(-1) + 1;
        Plan plan = new Plan(UUID.randomUUID(), service, draft.name(), humanName, description, cents, position);
        draft.offered().ifPresent(plan::offer);
        entities.persist(plan);
        UniqueWrites.flush(entities, () -> new InvalidParamsException("There is a plan " + plan.name() + " already."));
        return plan;
    }

    private void apply(Actor actor, AddOnService service, Plan plan, PlanDraft draft) {
        entities.lock(plan, LockModeType.PESSIMISTIC_WRITE);
        draft.cents().filter(cents -> cents != plan.centsPerMonth()).ifPresent(cents -> {
            requireMay(actor, service, "change prices of");
            plan.price(requirePrice(cents));
            // For add-ons that are there as well.
            afterCommit.run(watcher::hoursChanged);
        });
        plan.describe(
                draft.humanName().map(text -> requireText("human_name", text)).orElse(plan.humanName()),
                draft.description()
                        .map(text -> requireText("description", text))
                        .orElse(plan.description()),
                plan.position(),
                plan.limits());
        draft.offered().ifPresent(on -> {
            if (on && !plan.isOffered()) {
                requireMay(actor, service, "offer plans of");
            }
            plan.offer(on);
        });
    }

    private void requireMay(Actor actor, AddOnService service, String deed) {
        if (!actor.isOperator() && (service.isPublished() || services.isPaidByOthers(service))) {
            throw new ForbiddenException(
                    "%s is published, or others have it: ask an operator of this platform to %s it."
                            .formatted(service.name(), deed));
        }
    }

    private static void requireName(String name) {
        if (!isName(name)) {
            throw new InvalidParamsException(
                    "Parameter \"name\" must be small letters, digits, hyphens, dots and underscores, such as basic.");
        }
    }

    private static int requirePrice(int cents) {
        if (!isPrice(cents)) {
            throw new InvalidParamsException(
                    "Parameter \"cents\" must be a number of US cents a month from 0 to " + MAX_CENTS + ".");
        }
        return cents;
    }

    private static String requireText(String field, String text) {
        if (!isText(text)) {
            throw new InvalidParamsException(
                    "Parameter \"%s\" must be a text of at most %d characters.".formatted(field, MAX_TEXT));
        }
        return text;
    }
}
