package slipway.api.billing;

import java.util.List;
import java.util.UUID;
import slipway.service.billing.hours.Pool;

/** What {@code heroku ps} asks for (version 3.account-quotas); all in seconds. */
public record QuotaRepresentation(long accountQuota, long quotaUsed, List<OfApp> apps) {
    /** What one app has taken. */
    public record OfApp(UUID appUuid, long quotaUsed) {}

    static QuotaRepresentation of(Pool pool) {
        return new QuotaRepresentation(
                pool.quota(),
                Math.min(pool.used(), pool.quota()),
                pool.byApp().entrySet().stream()
                        .map(entry -> new OfApp(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
