package slipway.service.webhooks.rendering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.model.addons.AddOn;
import slipway.model.apps.App;
import slipway.model.webhooks.WebhookInclude;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.catalogue.Offer;

/** {@code api:addon}; no config, since its values are no concern of the receiver. */
@ApplicationScoped
public class AddOnRenderer implements EntityRenderer<AddOn> {
    @Inject
    Catalogue catalogue;

    @Override
    public WebhookInclude include() {
        return WebhookInclude.ADDON;
    }

    @Override
    public Class<AddOn> subject() {
        return AddOn.class;
    }

    @Override
    public Map<String, @Nullable Object> render(App app, AddOn addOn) {
        Offer offer = catalogue.ofPlan(addOn.planId());
        return new Fields()
                .with("id", addOn.id())
                .with("actions", List.of())
                .with(
                        "addon_service",
                        Fields.ofNamed(offer.service().id(), offer.service().name()))
                .with("app", Fields.ofApp(app))
                .with("created_at", addOn.createdAt())
                .with("name", addOn.name())
                .with("plan", Fields.ofNamed(offer.plan().id(), offer.plan().name()))
                .with("provider_id", addOn.providerId())
                .with("state", addOn.state().word())
                .with("updated_at", addOn.updatedAt())
                .map();
    }
}
