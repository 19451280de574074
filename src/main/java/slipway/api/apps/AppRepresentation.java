package slipway.api.apps;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.NamedReference;
import slipway.api.shared.UserReference;
import slipway.model.accounts.Account;
import slipway.model.apps.App;
import slipway.service.apps.AppUrls;

/** The {@code app} object of Platform API v3. */
public record AppRepresentation(
        UUID id,
        String name,
        boolean acm,
        @Nullable Instant archivedAt,
        @Nullable String baseImageName,
        NamedReference buildStack,
        @Nullable String buildpackProvidedDescription,
        @Nullable List<Object> buildpacks,
        List<String> currentBuildArchitecture,
        String generation,
        String gitUrl,
        @Nullable Boolean internalRouting,
        boolean maintenance,
        UserReference owner,
        String processTier,
        @Nullable Object organization,
        @Nullable Object team,
        NamedReference region,
        @Nullable Instant releasedAt,
        @Nullable Long repoSize,
        @Nullable Long slugSize,
        @Nullable Object space,
        NamedReference stack,
        String webUrl,
        Instant createdAt,
        Instant updatedAt) {
    /** The CLI takes its classic paths for apps of this generation. */
    private static final String CEDAR = "cedar";

    /** Of the slugs that builds make here. */
    private static final String ARCHITECTURE = "amd64";

    static AppRepresentation of(App app, Account owner, AppUrls urls) {
        return new AppRepresentation(
                app.id(),
                app.name(),
                false,
                null,
                null,
                NamedReference.ofStack(app.buildStack()),
                app.buildpackDescription().orElse(null),
                null,
                app.releasedAt().isPresent() ? List.of(ARCHITECTURE) : List.of(),
                CEDAR,
                urls.gitUrl(app),
                null,
                app.isInMaintenance(),
                UserReference.of(owner),
                app.processTier(),
                null,
                null,
                new NamedReference(RegionRepresentation.HERE.id(), RegionRepresentation.HERE.name()),
                app.releasedAt().orElse(null),
                null,
                app.slugSize().orElse(null),
                null,
                NamedReference.ofStack(app.stack()),
                urls.webUrl(app),
                app.createdAt(),
                app.updatedAt());
    }
}
