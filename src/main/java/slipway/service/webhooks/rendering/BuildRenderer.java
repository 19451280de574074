package slipway.service.webhooks.rendering;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import slipway.model.accounts.Account;
import slipway.model.apps.App;
import slipway.model.builds.Build;
import slipway.model.builds.SourceBlob;
import slipway.model.webhooks.WebhookInclude;
import slipway.service.accounts.AccountService;

/** {@code api:build}. */
@ApplicationScoped
public class BuildRenderer implements EntityRenderer<Build> {
    @Inject
    AccountService accounts;

    @Override
    public WebhookInclude include() {
        return WebhookInclude.BUILD;
    }

    @Override
    public Class<Build> subject() {
        return Build.class;
    }

    @Override
    public Map<String, @Nullable Object> render(App app, Build build) {
        return render(app, build, accounts.require(build.userId()));
    }

    static Map<String, @Nullable Object> render(App app, Build build, Account user) {
        List<Map<String, @Nullable Object>> buildpacks = build.buildpacks().stream()
                .map(name -> new Fields().with("url", name).with("name", name).map())
                .toList();
        return new Fields()
                .with("id", build.id())
                .with("app", Fields.ofApp(app))
                .with("buildpacks", buildpacks)
                .with("created_at", build.createdAt())
                .with("release", build.releaseId().map(Fields::ofId))
                .with("slug", build.slugId().map(Fields::ofId))
                .with("source_blob", source(build.source()))
                .with("stack", build.stack())
                .with("status", build.status().name().toLowerCase(Locale.ROOT))
                .with("updated_at", build.updatedAt())
                .with("user", Fields.ofAccount(user))
                .map();
    }

    private static Map<String, @Nullable Object> source(SourceBlob source) {
        return new Fields()
                .with("checksum", source.checksum())
                .with("url", source.place())
                .with("version", source.version())
                .with("version_description", source.versionDescription())
                .map();
    }
}
