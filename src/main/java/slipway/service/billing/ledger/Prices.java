package slipway.service.billing.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import slipway.model.addons.Plan;
import slipway.model.apps.App;
import slipway.model.billing.AccountPrice;
import slipway.model.billing.UsageTerms;
import slipway.model.dynos.DynoSize;
import slipway.model.dynos.Formation;
import slipway.service.AfterCommit;
import slipway.service.dynos.sizes.DynoSizes;

/**
 * What whom which size costs. What an operator has agreed on with single accounts is a small table that every look at an
 * app asks for, so it is kept in memory.
 */
@ApplicationScoped
@Transactional
public class Prices {
    private record Agreed(UUID accountId, String plan) {}

    @Inject
    EntityManager entities;

    @Inject
    DynoSizes sizes;

    @Inject
    AfterCommit afterCommit;

    private final AtomicInteger changes = new AtomicInteger();
    private volatile @Nullable Map<Agreed, Integer> known;

    /** On what terms an account has a dyno of a size from now on. */
    public UsageTerms terms(UUID accountId, String size) {
        DynoSize found = sizes.of(size);
        return terms(accountId, size, found.isSleeping(), found.centsPerMonth());
    }

    /** On what terms an account has an add-on of a plan from now on. */
    public UsageTerms terms(UUID accountId, Plan plan) {
        return terms(accountId, plan.name(), false, plan.centsPerMonth());
    }

    /** Whether dynos that an app is to have cost its owner something, be they running at this moment or not. */
    public boolean costs(App app) {
        return entities.createQuery("select f from Formation f where f.appId = :app", Formation.class)
                .setParameter("app", app.id())
                .getResultStream()
                .anyMatch(formation -> costs(app, formation));
    }

    /** The same for one type of its processes. */
    public boolean costs(App app, Formation formation) {
        return formation.quantity() > 0
                && terms(app.ownerId(), formation.size()).centsPerMonth() > 0;
    }

    private UsageTerms terms(UUID accountId, String plan, boolean pooled, int usual) {
        int cents = agreed().getOrDefault(new Agreed(accountId, plan), usual);
        return new UsageTerms(accountId, plan, pooled, cents);
    }

    /** What was agreed on with the account, by size. */
    public Map<String, Integer> agreedWith(UUID accountId) {
        return agreed().entrySet().stream()
                .filter(entry -> entry.getKey().accountId().equals(accountId))
                .collect(Collectors.toMap(entry -> entry.getKey().plan(), Map.Entry::getValue));
    }

    private Map<Agreed, Integer> agreed() {
        Map<Agreed, Integer> prices = known;
        if (prices == null) {
            int before = changes.get();
            prices = entities.createQuery("select p from AccountPrice p", AccountPrice.class)
                    .getResultStream()
                    .collect(Collectors.toMap(
                            price -> new Agreed(price.accountId(), price.plan()), AccountPrice::centsPerMonth));
            if (changes.get() == before) {
                known = prices;
            }
        }
        return prices;
    }

    /** Somebody is changing them. */
    public void forget() {
        afterCommit.run(() -> {
            // Whoever reads at this moment may still see the old ones, and must not keep them.
            changes.incrementAndGet();
            known = null;
        });
    }
}
