package slipway.service.dynos.sizes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import slipway.model.InvalidParamsException;
import slipway.model.dynos.DynoSize;
import slipway.model.dynos.Formation;

/** Which sizes an app may have beside each other, and how many dynos of them (Dev Center, "Dyno types"). */
@ApplicationScoped
public class SizeRules {
    @Inject
    DynoSizes sizes;

    /**
     * Fits an app's formation to a change of some of it: process types that have no dynos follow to the new tier.
     *
     * @param changed those of {@code all} that somebody has given a quantity or a size
     */
    public void apply(Collection<Formation> all, Collection<Formation> changed) {
        changed.forEach(this::checkQuantity);
        changed.stream()
                .filter(formation -> formation.quantity() > 0)
                .findFirst()
                .ifPresent(leading -> {
                    String tier = tier(leading);
                    all.stream()
                            .filter(other -> other.quantity() == 0
                                    && !changed.contains(other)
                                    && !tier(other).equals(tier))
                            .forEach(other -> other.resizeTo(leading.size()));
                });
        checkMix(all.stream().filter(formation -> formation.quantity() > 0).toList());
    }

    private void checkQuantity(Formation formation) {
        DynoSize size = sizes.of(formation.size());
        if (formation.quantity() > size.mostPerType()) {
            throw new InvalidParamsException("Cannot update to more than %d %s size %s per process type (%s).%s"
                    .formatted(
                            size.mostPerType(),
                            size.name(),
                            size.mostPerType() == 1 ? "dyno" : "dynos",
                            formation.type(),
                            more(formation)));
        }
    }

    private String more(Formation formation) {
        return sizes.offered().stream()
                .filter(size -> size.mostPerType() >= formation.quantity())
                .findFirst()
                .map(size -> " For more, choose a larger size: ps:scale %s=%d:%s."
                        .formatted(formation.type(), formation.quantity(), size.name()))
                .orElse("");
    }

    private void checkMix(List<Formation> running) {
        Set<String> tiers = running.stream().map(this::tier).collect(Collectors.toSet());
        if (tiers.size() > 1) {
            throw new InvalidParamsException("Cannot mix these dyno sizes in one app: "
                    + running.stream()
                            .map(formation -> formation.type() + " on " + formation.size())
                            .collect(Collectors.joining(", "))
                    + ". Change all process types at once: ps:type SIZE.");
        }
    }

    private String tier(Formation formation) {
        return sizes.of(formation.size()).tier();
    }
}
