package slipway.service.webhooks.rendering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.model.apps.App;
import slipway.model.domains.CertificateFacts;
import slipway.model.domains.SniEndpoint;
import slipway.model.webhooks.WebhookInclude;

/** {@code api:sni-endpoint}; the private key is no part of it. */
@ApplicationScoped
public class SniEndpointRenderer implements EntityRenderer<SniEndpoint> {
    @Override
    public WebhookInclude include() {
        return WebhookInclude.SNI_ENDPOINT;
    }

    @Override
    public Class<SniEndpoint> subject() {
        return SniEndpoint.class;
    }

    @Override
    public Map<String, @Nullable Object> render(App app, SniEndpoint endpoint) {
        CertificateFacts facts = endpoint.facts();
        return new Fields()
                .with("id", endpoint.id())
                .with("app", Fields.ofApp(app))
                .with("name", endpoint.name())
                .with("certificate_chain", endpoint.certificateChain())
                .with(
                        "ssl_cert",
                        new Fields()
                                .with("cert_domains", facts.domains())
                                .with("issuer", facts.issuer())
                                .with("subject", facts.subject())
                                .with("starts_at", facts.startsAt())
                                .with("expires_at", facts.expiresAt())
                                .with("self_signed?", facts.selfSigned())
                                .with("ca_signed?", facts.caSigned())
                                .map())
                .with("created_at", endpoint.createdAt())
                .with("updated_at", endpoint.updatedAt())
                .map();
    }
}
