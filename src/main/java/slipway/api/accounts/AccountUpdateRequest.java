package slipway.api.accounts;

import org.jspecify.annotations.Nullable;

/** Body of {@code PATCH /account}; {@code password} is the current one, which a new one needs. */
record AccountUpdateRequest(
        @Nullable String name,
        @Nullable Boolean allowTracking,
        @Nullable Boolean beta,
        @Nullable Boolean ecoDynosEnabled,
        @Nullable Boolean pipelineCostConsent,
        @Nullable String password,
        @Nullable String newPassword) {
    /** Never a password, wherever this is printed. */
    @Override
    public String toString() {
        return "AccountUpdateRequest of " + name;
    }
}
