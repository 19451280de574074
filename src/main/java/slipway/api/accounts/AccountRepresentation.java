package slipway.api.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.accounts.Account;

/** The {@code account} object of Platform API v3. */
public record AccountRepresentation(
        UUID id,
        String email,
        String name,
        boolean allowTracking,
        boolean beta,
        boolean acknowledgedMsa,
        @Nullable Instant acknowledgedMsaAt,
        @Nullable String countryOfResidence,
        @Nullable Object defaultOrganization,
        @Nullable Object defaultTeam,
        @Nullable Instant delinquentAt,
        boolean ecoDynosEnabled,
        @Nullable Instant ecoDynosShutdownAt,
        boolean federated,
        @Nullable Object identityProvider,
        @Nullable String italianCustomerTerms,
        @Nullable String italianPartnerTerms,
        @Nullable Instant lastLogin,
        boolean mfaEnabled,
        boolean mfaExemption,
        @Nullable String mfaExemptionReason,
        String mfaExperience,
        @Nullable Instant pipelineCostConsentAt,
        @Nullable String smsNumber,
        @Nullable Instant suspendedAt,
        boolean twoFactorAuthentication,
        boolean verified,
        Instant createdAt,
        Instant updatedAt) {
    static AccountRepresentation of(Account account) {
        return new AccountRepresentation(
                account.id(),
                account.email(),
                account.name(),
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                false,
                null,
                null,
                null,
                account.lastLoginAt().orElse(null),
                account.hasTwoFactor(),
                false,
                null,
                "legacy",
                null,
                null,
                null,
                account.hasTwoFactor(),
                account.isVerified(),
                account.createdAt(),
                account.updatedAt());
    }
}
