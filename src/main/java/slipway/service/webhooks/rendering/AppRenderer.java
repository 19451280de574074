package slipway.service.webhooks.rendering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.model.accounts.Account;
import slipway.model.apps.App;
import slipway.model.apps.Stack;
import slipway.model.webhooks.WebhookInclude;
import slipway.service.accounts.AccountService;
import slipway.service.apps.AppUrls;

/** {@code api:app}. */
@ApplicationScoped
public class AppRenderer implements EntityRenderer<App> {
    @Inject
    AccountService accounts;

    @Inject
    AppUrls urls;

    @Override
    public WebhookInclude include() {
        return WebhookInclude.APP;
    }

    @Override
    public Class<App> subject() {
        return App.class;
    }

    @Override
    public Map<String, @Nullable Object> render(App app, App subject) {
        return render(subject, accounts.require(subject.ownerId()), urls);
    }

    static Map<String, @Nullable Object> render(App app, Account owner, AppUrls urls) {
        return new Fields()
                .with("id", app.id())
                .with("name", app.name())
                .with("archived_at", null)
                .with("build_stack", stack(app.buildStack()))
                .with("buildpack_provided_description", app.buildpackDescription())
                .with("buildpacks", List.copyOf(app.buildpacks()))
                .with("created_at", app.createdAt())
                .with("git_url", urls.gitUrl(app))
                .with("maintenance", app.isInMaintenance())
                .with("owner", Fields.ofAccount(owner))
                .with("released_at", app.releasedAt())
                .with("repo_size", null)
                .with("slug_size", app.slugSize())
                .with("stack", stack(app.stack()))
                .with("updated_at", app.updatedAt())
                .with("web_url", urls.webUrl(app))
                .map();
    }

    private static Map<String, @Nullable Object> stack(String name) {
        return Fields.ofNamed(Stack.require(name).uuid(), name);
    }
}
