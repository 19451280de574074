package slipway.service.billing.money;

import java.util.UUID;

/** Port of the spending brake: whoever scales apps. */
public interface PaidDynos {
    /** Takes all dynos that cost something away from an app, and says why in its log. */
    void scaleDown(UUID appId, String why);
}
