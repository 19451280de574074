package slipway.service.addons.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import slipway.model.InvalidParamsException;
import slipway.model.apps.App;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.catalogue.Offer;
import slipway.service.billing.ledger.Prices;

/** What an app's new owner takes over with its add-ons, also with those that are still being made or changed. */
@ApplicationScoped
@Transactional
public class Takeover {
    @Inject
    AddOnFinder addOns;

    @Inject
    Catalogue catalogue;

    @Inject
    Prices prices;

    /**
     * Whether they cost the app's owner something, or will.
     *
     * @throws InvalidParamsException where the owner may not have one of them
     */
    public boolean costs(App app) {
        List<Offer> offers = addOns.billedTo(app.id()).stream()
                .flatMap(addOn -> Stream.concat(Stream.of(addOn.planId()), addOn.wantedPlan().stream()))
                .distinct()
                .map(catalogue::ofPlan)
                .toList();
        offers.stream()
                .filter(offer -> !offer.service().isFor(app.ownerId()))
                .findFirst()
                .ifPresent(offer -> {
                    throw new InvalidParamsException(
                            "%s has an add-on of %s, which is its provider's alone until it is published: remove it first."
                                    .formatted(app.name(), offer.service().name()));
                });
        return offers.stream()
                .anyMatch(offer -> prices.terms(app.ownerId(), offer.plan()).centsPerMonth() > 0);
    }
}
