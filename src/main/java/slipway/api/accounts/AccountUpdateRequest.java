package slipway.api.accounts;

import org.jspecify.annotations.Nullable;

/** Body of {@code PATCH /account}. */
record AccountUpdateRequest(
        @Nullable String name,
        @Nullable Boolean allowTracking,
        @Nullable Boolean beta,
        @Nullable Boolean ecoDynosEnabled,
        @Nullable Boolean pipelineCostConsent) {}
