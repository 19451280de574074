package slipway.service.webhooks.rendering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.model.access.Collaborator;
import slipway.model.access.Permission;
import slipway.model.accounts.Account;
import slipway.model.apps.App;
import slipway.model.webhooks.WebhookInclude;
import slipway.service.accounts.AccountService;

/** {@code api:collaborator}. */
@ApplicationScoped
public class CollaboratorRenderer implements EntityRenderer<Collaborator> {
    @Inject
    AccountService accounts;

    @Override
    public WebhookInclude include() {
        return WebhookInclude.COLLABORATOR;
    }

    @Override
    public Class<Collaborator> subject() {
        return Collaborator.class;
    }

    @Override
    public Map<String, @Nullable Object> render(App app, Collaborator collaborator) {
        return render(app, collaborator, accounts.require(collaborator.accountId()));
    }

    static Map<String, @Nullable Object> render(App app, Collaborator collaborator, Account user) {
        List<Map<String, @Nullable Object>> permissions = collaborator.permissions().stream()
                .map(Permission::word)
                .map(word -> new Fields().with("name", word).map())
                .toList();
        return new Fields()
                .with("id", collaborator.id())
                .with("app", Fields.ofApp(app))
                .with("created_at", collaborator.createdAt())
                .with("permissions", permissions)
                .with("updated_at", collaborator.updatedAt())
                .with("user", Fields.ofAccount(user))
                .map();
    }
}
