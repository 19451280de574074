package slipway.service.dynos.sizes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slipway.model.InvalidParamsException;
import slipway.model.dynos.DynoSize;
import slipway.model.dynos.Formation;

/** Which sizes an app may have beside each other, and how many dynos of them (Dev Center, "Dyno types"). */
@ApplicationScoped
public class SizeRules {
    @Inject
    DynoSizes sizes;

    /**
     * Fits an app's formation to a change of some of it: as at Heroku, all process types follow to another tier.
     *
     * @param changed those of {@code all} that somebody has given a quantity or a size
     * @return those that have followed
     */
    public List<Formation> apply(Collection<Formation> all, Collection<Formation> changed) {
        List<Formation> running =
                changed.stream().filter(formation -> formation.quantity() > 0).toList();
        checkMix(running);
        List<Formation> followers = running.stream()
                .findFirst()
                .map(leading -> all.stream()
                        .filter(other ->
                                !changed.contains(other) && !tier(other).equals(tier(leading)))
                        .toList())
                .orElse(List.of());
        followers.forEach(follower -> follower.resizeTo(running.get(0).size()));
        Stream.concat(changed.stream(), followers.stream()).forEach(this::checkQuantity);
        return followers;
    }

    /** A one-off runs on a size of the tier that its app's dynos are on. */
    public void checkOneOff(Collection<Formation> all, String size) {
        String tier = sizes.of(size).tier();
        all.stream()
                .filter(formation ->
                        formation.quantity() > 0 && !tier(formation).equals(tier))
                .findFirst()
                .ifPresent(other -> {
                    throw new InvalidParamsException(
                            "This app is on %s dynos, and a one-off cannot be on %s.".formatted(other.size(), size));
                });
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
                    + ".");
        }
    }

    private String tier(Formation formation) {
        return sizes.of(formation.size()).tier();
    }
}
