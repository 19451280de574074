package slipway.service.webhooks.rendering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.model.apps.App;
import slipway.model.domains.Domain;
import slipway.model.webhooks.WebhookInclude;
import slipway.service.apps.AppUrls;

/** {@code api:domain}. */
@ApplicationScoped
public class DomainRenderer implements EntityRenderer<Domain> {
    @Inject
    AppUrls urls;

    @Override
    public WebhookInclude include() {
        return WebhookInclude.DOMAIN;
    }

    @Override
    public Class<Domain> subject() {
        return Domain.class;
    }

    @Override
    public Map<String, @Nullable Object> render(App app, Domain domain) {
        return render(app, domain, urls.host(domain.dnsLabel()));
    }

    static Map<String, @Nullable Object> render(App app, Domain domain, String cname) {
        return new Fields()
                .with("id", domain.id())
                .with("app", Fields.ofApp(app))
                .with("acm_status", null)
                .with("cname", cname)
                .with("created_at", domain.createdAt())
                .with("hostname", domain.hostname().text())
                .with("kind", "custom")
                .with("sni_endpoint", domain.sniEndpointId().map(Fields::ofId))
                .with("status", "succeeded")
                .with("updated_at", domain.updatedAt())
                .map();
    }
}
