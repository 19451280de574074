package slipway.api.addons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import slipway.api.addons.attachments.AttachmentRepresentation;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnAttachment;
import slipway.model.apps.App;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.attachments.AttachedConfig;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.catalogue.Offer;
import slipway.service.apps.AppFinder;
import slipway.service.apps.AppsById;
import slipway.service.billing.ledger.Prices;
import slipway.service.secrets.UrlSigner;

/** Turns add-ons and attachments into what the API says of them; whole lists cost a few queries in all. */
@ApplicationScoped
public class AddOnReader {
    @Inject
    AddOnFinder finder;

    @Inject
    AttachedConfig config;

    @Inject
    Catalogue catalogue;

    @Inject
    AppFinder apps;

    @Inject
    Prices prices;

    @Inject
    UrlSigner urls;

    AddOnRepresentation represent(AddOn addOn) {
        return represent(addOn, addOn.message());
    }

    /** @param message what to say to whoever has just asked for something */
    AddOnRepresentation represent(AddOn addOn, Optional<String> message) {
        return represent(List.of(addOn), message.orElse("")).get(0);
    }

    List<AddOnRepresentation> represent(List<AddOn> addOns) {
        return represent(addOns, "");
    }

    private List<AddOnRepresentation> represent(List<AddOn> addOns, String message) {
        Map<UUID, Offer> offers =
                catalogue.ofPlans(addOns.stream().map(AddOn::planId).toList());
        AppsById known = apps.byIds(addOns.stream().map(AddOn::appId).toList());
        Map<UUID, List<AddOnAttachment>> attachments =
                finder.attachmentsOf(addOns.stream().map(AddOn::id).toList()).stream()
                        .collect(Collectors.groupingBy(AddOnAttachment::addOnId));
        return addOns.stream()
                .map(addOn -> {
                    App app = known.require(addOn.appId());
                    Offer offer = Objects.requireNonNull(offers.get(addOn.planId()));
                    List<String> vars = attachments.getOrDefault(addOn.id(), List.of()).stream()
                            .filter(each -> each.appId().equals(app.id()))
                            .flatMap(each ->
                                    config.varsOf(each, addOn, offer.service().prefix()).keySet().stream())
                            .sorted()
                            .toList();
                    int cents = prices.terms(app.ownerId(), offer.plan()).centsPerMonth();
                    return AddOnRepresentation.of(addOn, app, offer, cents, vars, message, webUrl(addOn));
                })
                .toList();
    }

    public AttachmentRepresentation represent(AddOnAttachment attachment, Inclusion wanted) {
        return representAttachments(List.of(attachment), wanted).get(0);
    }

    public List<AttachmentRepresentation> representAttachments(
            Collection<AddOnAttachment> attachments, Inclusion wanted) {
        Map<UUID, AddOn> addOns =
                finder.byIds(attachments.stream().map(AddOnAttachment::addOnId).toList());
        Map<UUID, Offer> offers =
                catalogue.ofPlans(addOns.values().stream().map(AddOn::planId).toList());
        AppsById known = apps.byIds(Stream.concat(
                        attachments.stream().map(AddOnAttachment::appId),
                        addOns.values().stream().map(AddOn::appId))
                .collect(Collectors.toSet()));
        return attachments.stream()
                .map(attachment -> {
                    AddOn addOn = Objects.requireNonNull(addOns.get(attachment.addOnId()));
                    Offer offer = Objects.requireNonNull(offers.get(addOn.planId()));
                    return AttachmentRepresentation.of(
                            attachment,
                            known.require(attachment.appId()),
                            addOn,
                            known.require(addOn.appId()),
                            offer,
                            wanted.vars()
                                    ? List.copyOf(config.varsOf(
                                                    attachment,
                                                    addOn,
                                                    offer.service().prefix())
                                            .keySet())
                                    : null,
                            wanted.plan(),
                            webUrl(addOn));
                })
                .toList();
    }

    /** Where its provider shows it to whoever has signed in here. */
    private String webUrl(AddOn addOn) {
        return urls.baseUrl() + "/addons/" + addOn.id() + "/open";
    }
}
