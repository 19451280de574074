package slipway.service.webhooks.rendering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.model.addons.AddOnAttachment;
import slipway.model.apps.App;
import slipway.model.webhooks.WebhookInclude;
import slipway.service.addons.attachments.AddOnFinder;

/** {@code api:addon-attachment}. */
@ApplicationScoped
public class AttachmentRenderer implements EntityRenderer<AddOnAttachment> {
    @Inject
    AddOnFinder addOns;

    @Override
    public WebhookInclude include() {
        return WebhookInclude.ADDON_ATTACHMENT;
    }

    @Override
    public Class<AddOnAttachment> subject() {
        return AddOnAttachment.class;
    }

    @Override
    public Map<String, @Nullable Object> render(App app, AddOnAttachment attachment) {
        Map<String, @Nullable Object> addOn = addOns.find(attachment.addOnId())
                .map(found -> Fields.ofNamed(found.id(), found.name()))
                .orElseGet(() -> Fields.ofId(attachment.addOnId()));
        return new Fields()
                .with("id", attachment.id())
                .with("addon", addOn)
                .with("app", Fields.ofApp(app))
                .with("created_at", attachment.createdAt())
                .with("name", attachment.name())
                .with("namespace", attachment.namespace())
                .with("updated_at", attachment.updatedAt())
                .map();
    }
}
