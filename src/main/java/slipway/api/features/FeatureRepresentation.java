package slipway.api.features;

import java.time.Instant;
import java.util.UUID;
import slipway.model.accounts.Account;
import slipway.model.accounts.AccountFeature;
import slipway.model.apps.App;
import slipway.model.apps.AppFeature;

/** The {@code app-feature} and {@code account-feature} objects of Platform API v3, which are of one shape. */
public record FeatureRepresentation(
        UUID id,
        String name,
        String displayName,
        String description,
        String docUrl,
        String feedbackEmail,
        String state,
        boolean enabled,
        Instant createdAt,
        Instant updatedAt) {
    static FeatureRepresentation of(AppFeature feature, App app) {
        return new FeatureRepresentation(
                feature.uuid(),
                feature.word(),
                feature.displayName(),
                feature.description(),
                "",
                "",
                feature.state(),
                app.has(feature),
                app.createdAt(),
                app.updatedAt());
    }

    static FeatureRepresentation of(AccountFeature feature, Account account) {
        return new FeatureRepresentation(
                feature.uuid(),
                feature.word(),
                feature.displayName(),
                feature.description(),
                "",
                "",
                "beta",
                account.has(feature),
                account.createdAt(),
                account.updatedAt());
    }
}
