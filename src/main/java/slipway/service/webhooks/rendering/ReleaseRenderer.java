package slipway.service.webhooks.rendering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.model.accounts.Account;
import slipway.model.apps.App;
import slipway.model.releases.Release;
import slipway.model.releases.ReleaseStatus;
import slipway.model.webhooks.WebhookInclude;
import slipway.service.accounts.AccountService;

/** {@code api:release}; no config, since its values are no concern of the receiver. */
@ApplicationScoped
public class ReleaseRenderer implements EntityRenderer<Release> {
    @Inject
    AccountService accounts;

    @Override
    public WebhookInclude include() {
        return WebhookInclude.RELEASE;
    }

    @Override
    public Class<Release> subject() {
        return Release.class;
    }

    @Override
    public Map<String, @Nullable Object> render(App app, Release release) {
        return render(app, release, accounts.require(release.userId()));
    }

    /** A release that is told of is the newest one that took effect, if it did: that makes it the current one. */
    static Map<String, @Nullable Object> render(App app, Release release, Account user) {
        return new Fields()
                .with("id", release.id())
                .with("addon_plan_names", release.addOnPlanNames())
                .with("app", Fields.ofApp(app))
                .with("created_at", release.createdAt())
                .with("current", release.status() == ReleaseStatus.SUCCEEDED)
                .with("description", release.description())
                .with("output_stream_url", null)
                .with("slug", release.slugId().map(Fields::ofId))
                .with("status", release.status().name().toLowerCase(Locale.ROOT))
                .with("updated_at", release.updatedAt())
                .with("user", Fields.ofAccount(user))
                .with("version", release.version())
                .map();
    }
}
