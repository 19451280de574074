package slipway.web.addons;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import slipway.model.addons.Plan;
import slipway.service.addons.catalogue.Catalogue;
import slipway.web.shared.SignedIn;

/** What there is to be had, by category. */
@Named
@RequestScoped
public class MarketplacePage {
    /** A category with its services. */
    public record Shelf(String category, List<ServiceCard> services) {}

    @Inject
    SignedIn signedIn;

    @Inject
    Catalogue catalogue;

    private List<Shelf> shelves = List.of();

    public void load() {
        Map<UUID, List<Plan>> plans = catalogue.plans();
        Map<String, List<ServiceCard>> byCategory = catalogue.services(signedIn.actor()).stream()
                .map(service -> ServiceCard.of(service, plans.getOrDefault(service.id(), List.of())))
                .collect(Collectors.groupingBy(ServiceCard::category, TreeMap::new, Collectors.toList()));
        shelves = byCategory.entrySet().stream()
                .map(entry -> new Shelf(entry.getKey(), entry.getValue()))
                .toList();
    }

    public List<Shelf> getShelves() {
        return shelves;
    }
}
