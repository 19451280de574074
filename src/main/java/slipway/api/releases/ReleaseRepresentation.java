package slipway.api.releases;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.api.shared.AppReference;
import slipway.api.shared.IdReference;
import slipway.api.shared.UserReference;
import slipway.model.accounts.Account;
import slipway.model.apps.App;
import slipway.model.releases.Release;
import slipway.model.releases.ReleaseStatus;

/** The {@code release} object of Platform API v3. */
public record ReleaseRepresentation(
        UUID id,
        int version,
        List<String> addonPlanNames,
        List<Object> artifacts,
        AppReference app,
        boolean current,
        String description,
        boolean eligibleForRollback,
        @Nullable Object ociImage,
        @Nullable String outputStreamUrl,
        @Nullable IdReference slug,
        String status,
        UserReference user,
        Instant createdAt,
        Instant updatedAt) {
    static ReleaseRepresentation of(
            Release release, App app, Account user, boolean current, Optional<String> outputUrl) {
        boolean hasSlug = release.slugId().isPresent();
        return new ReleaseRepresentation(
                release.id(),
                release.version(),
                release.addOnPlanNames(),
                List.of(),
                AppReference.of(app),
                current,
                release.description(),
                hasSlug && release.status() == ReleaseStatus.SUCCEEDED,
                null,
                outputUrl.orElse(null),
                release.slugId().map(IdReference::new).orElse(null),
                release.status().name().toLowerCase(Locale.ROOT),
                UserReference.of(user),
                release.createdAt(),
                release.updatedAt());
    }
}
