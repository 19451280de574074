package slipway.service.webhooks.rendering;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.model.apps.App;
import slipway.model.dynos.Dyno;
import slipway.model.webhooks.WebhookInclude;

/** {@code api:dyno}. */
@ApplicationScoped
public class DynoRenderer implements EntityRenderer<Dyno> {
    @Override
    public WebhookInclude include() {
        return WebhookInclude.DYNO;
    }

    @Override
    public Class<Dyno> subject() {
        return Dyno.class;
    }

    @Override
    public Map<String, @Nullable Object> render(App app, Dyno dyno) {
        return new Fields()
                .with("id", dyno.id())
                .with("name", dyno.name())
                .with("app", Fields.ofApp(app))
                .with("attach_url", null)
                .with("command", dyno.command())
                .with("created_at", dyno.createdAt())
                .with(
                        "release",
                        new Fields()
                                .with("id", dyno.releaseId())
                                .with("version", dyno.releaseVersion())
                                .map())
                .with("size", dyno.size())
                .with("state", dyno.state().word())
                .with("type", dyno.type())
                .with("updated_at", dyno.updatedAt())
                .map();
    }
}
