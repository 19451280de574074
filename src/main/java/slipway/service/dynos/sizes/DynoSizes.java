package slipway.service.dynos.sizes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.dynos.DynoSize;
import slipway.model.dynos.Formation;
import slipway.model.dynos.SizeTerms;
import slipway.service.AfterCommit;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;

/** The table of sizes, which operators edit. It is small and asked for at every turn, so it is kept in memory. */
@ApplicationScoped
@Transactional
public class DynoSizes {
    @Inject
    EntityManager entities;

    @Inject
    AccessPolicy policy;

    @Inject
    AfterCommit afterCommit;

    private volatile @Nullable List<DynoSize> known;

    /** The smallest first. */
    public List<DynoSize> all() {
        List<DynoSize> sizes = known;
        if (sizes == null) {
            sizes = entities.createQuery("select s from DynoSize s order by s.place", DynoSize.class)
                    .getResultList();
            sizes.forEach(entities::detach);
            known = sizes;
        }
        return sizes;
    }

    public List<DynoSize> offered() {
        return all().stream().filter(DynoSize::isOffered).toList();
    }

    /** What a new process type runs on until somebody says otherwise. */
    public DynoSize usual() {
        return offered().stream().findFirst().orElse(all().get(0));
    }

    /** The smallest that these are on; without any, the usual one. */
    public DynoSize smallest(Collection<Formation> formations) {
        return formations.stream()
                .map(formation -> of(formation.size()))
                .min(Comparator.comparingInt(DynoSize::place))
                .orElseGet(this::usual);
    }

    /** One that something runs on, by its exact name. */
    public DynoSize of(String name) {
        return all().stream()
                .filter(size -> size.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("dyno size"));
    }

    /** One that somebody may choose, by its name in any case, or by its UUID. */
    public DynoSize require(String nameOrId) {
        return offered().stream()
                .filter(size -> size.isCalled(nameOrId))
                .findFirst()
                .orElseThrow(() -> new InvalidParamsException("No such dyno size as " + nameOrId + ". There are "
                        + offered().stream().map(DynoSize::name).collect(Collectors.joining(", ")) + "."));
    }

    /** From now on; dynos that run get it with their next start, but cost what it says from now on. One size at least stays on offer. */
    public void change(Actor actor, String name, SizeTerms terms) {
        policy.requireOperator(actor);
        // Before the row is found, which reading all would let go of.
        boolean isLast = offered().stream().allMatch(other -> other.name().equals(name));
        DynoSize size = entities.find(DynoSize.class, name);
        if (size == null) {
            throw new NotFoundException("dyno size");
        }
        if (!terms.offered() && isLast) {
            throw new InvalidParamsException("One size at least must be offered.");
        }
        size.change(terms);
        afterCommit.run(() -> known = null);
    }
}
