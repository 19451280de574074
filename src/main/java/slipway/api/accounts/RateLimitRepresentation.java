package slipway.api.accounts;

/** The {@code rate-limit} object of Platform API v3: calls that are left. */
public record RateLimitRepresentation(int remaining) {}
