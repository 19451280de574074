package slipway.api.addons;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import slipway.api.addons.catalogue.AddOnServiceRepresentation;
import slipway.api.addons.catalogue.PriceRepresentation;
import slipway.api.shared.AppReference;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnState;
import slipway.model.apps.App;
import slipway.service.addons.catalogue.Offer;

/** The {@code add-on} object of Platform API v3, with service and plan always expanded. */
public record AddOnRepresentation(
        UUID id,
        String name,
        List<Object> actions,
        AddOnServiceRepresentation addonService,
        AppReference app,
        BillingEntity billingEntity,
        PriceRepresentation billedPrice,
        List<String> configVars,
        AddOnPlanRepresentation plan,
        String providerId,
        String provisionMessage,
        String state,
        String webUrl,
        Instant createdAt,
        Instant updatedAt) {
    /** Who pays: an app's owner, by the app. */
    public record BillingEntity(UUID id, String name, String type) {}

    /**
     * @param cents US cents a month that its owner pays
     * @param configVars names of what it sets in the app that it is billed to
     * @param message what to say to whoever has just asked for something; empty for nothing
     */
    static AddOnRepresentation of(
            AddOn addOn, App app, Offer offer, int cents, List<String> configVars, String message, String webUrl) {
        return new AddOnRepresentation(
                addOn.id(),
                addOn.name(),
                List.of(),
                AddOnServiceRepresentation.of(offer.service()),
                AppReference.of(app),
                new BillingEntity(app.id(), app.name(), "app"),
                PriceRepresentation.monthly(cents),
                configVars,
                AddOnPlanRepresentation.of(offer.plan(), cents),
                addOn.providerId().orElseGet(addOn.id()::toString),
                message,
                addOn.state().word(),
                webUrl,
                addOn.createdAt(),
                addOn.updatedAt());
    }

    /** The same, when it has just ended. */
    AddOnRepresentation gone() {
        return new AddOnRepresentation(
                id,
                name,
                actions,
                addonService,
                app,
                billingEntity,
                billedPrice,
                List.of(),
                plan,
                providerId,
                "",
                AddOnState.DEPROVISIONED.word(),
                webUrl,
                createdAt,
                updatedAt);
    }
}
