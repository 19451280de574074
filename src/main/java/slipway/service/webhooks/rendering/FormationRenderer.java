package slipway.service.webhooks.rendering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import slipway.model.apps.App;
import slipway.model.dynos.Formation;
import slipway.model.webhooks.WebhookInclude;
import slipway.service.releases.ReleaseService;

/** {@code api:formation}. */
@ApplicationScoped
public class FormationRenderer implements EntityRenderer<Formation> {
    @Inject
    ReleaseService releases;

    @Override
    public WebhookInclude include() {
        return WebhookInclude.FORMATION;
    }

    @Override
    public Class<Formation> subject() {
        return Formation.class;
    }

    @Override
    public Map<String, @Nullable Object> render(App app, Formation formation) {
        return render(app, formation, releases.currentProcfile(app.id()).command(formation.type()));
    }

    static Map<String, @Nullable Object> render(App app, Formation formation, Optional<String> command) {
        return new Fields()
                .with("id", formation.id())
                .with("app", Fields.ofApp(app))
                .with("command", command)
                .with("created_at", formation.createdAt())
                .with("quantity", formation.quantity())
                .with("size", formation.size())
                .with("type", formation.type())
                .with("updated_at", formation.updatedAt())
                .map();
    }
}
