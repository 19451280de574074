package slipway.api.addons.attachments;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.AppReference;
import slipway.api.shared.NamedReference;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnAttachment;
import slipway.model.apps.App;
import slipway.service.addons.catalogue.Offer;

/** The {@code add-on-attachment} object of Platform API v3; plan and config vars are there for those who ask for them. */
public record AttachmentRepresentation(
        UUID id,
        String name,
        AddOnReference addon,
        AppReference app,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> configVars,
        @Nullable String namespace,
        @Nullable String webUrl,
        @Nullable String logInputUrl,
        Instant createdAt,
        Instant updatedAt) {
    /** The add-on, with the app that it is billed to. */
    public record AddOnReference(
            UUID id,
            String name,
            AppReference app,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            NamedReference plan) {}

    public static AttachmentRepresentation of(
            AddOnAttachment attachment,
            App app,
            AddOn attached,
            App billed,
            Offer offer,
            @Nullable List<String> configVars,
            boolean withPlan,
            String webUrl) {
        return new AttachmentRepresentation(
                attachment.id(),
                attachment.name(),
                new AddOnReference(
                        attached.id(),
                        attached.name(),
                        AppReference.of(billed),
                        withPlan
                                ? new NamedReference(
                                        offer.plan().id(), offer.plan().name())
                                : null),
                AppReference.of(app),
                configVars,
                attachment.namespace().orElse(null),
                webUrl,
                null,
                attachment.createdAt(),
                attachment.updatedAt());
    }
}
