package slipway.web.addons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnAttachment;
import slipway.model.apps.App;
import slipway.service.access.Actor;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.catalogue.Offer;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppsById;
import slipway.service.billing.ledger.Prices;
import slipway.service.billing.money.Dollars;
import slipway.web.dynos.Glance;

/** Reads what an app has of add-ons, as its page shows it. */
@ApplicationScoped
public class AddOnRows {
    @Inject
    Glance glance;

    @Inject
    AppFinder apps;

    @Inject
    AddOnFinder finder;

    @Inject
    Catalogue catalogue;

    @Inject
    Prices prices;

    public List<AddOnRow> of(Actor actor, String appName) {
        App app = glance.at(actor, appName).app();
        List<AddOn> addOns = finder.of(app);
        if (addOns.isEmpty()) {
            return List.of();
        }
        Map<UUID, Offer> offers =
                catalogue.ofPlans(addOns.stream().map(AddOn::planId).toList());
        AppsById billed = apps.byIds(addOns.stream().map(AddOn::appId).toList());
        Map<UUID, String> names = finder.attachmentsOf(app).stream()
                .collect(Collectors.groupingBy(
                        AddOnAttachment::addOnId, Collectors.mapping(AddOnAttachment::name, Collectors.joining(", "))));
        return addOns.stream()
                .map(addOn -> row(
                        app,
                        addOn,
                        Objects.requireNonNull(offers.get(addOn.planId())),
                        billed.require(addOn.appId()),
                        names.getOrDefault(addOn.id(), "")))
                .toList();
    }

    private AddOnRow row(App app, AddOn addOn, Offer offer, App billed, String names) {
        int cents = prices.terms(billed.ownerId(), offer.plan()).centsPerMonth();
        boolean foreign = !billed.id().equals(app.id());
        return new AddOnRow(
                addOn.id(),
                addOn.name(),
                offer.service().humanName(),
                offer.plan().humanName(),
                cents == 0 ? "free" : Dollars.of(cents) + " a month",
                addOn.state().word(),
                names,
                foreign ? billed.name() : "",
                addOn.lastError().orElse(""));
    }
}
