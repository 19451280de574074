package slipway.model.billing;

import java.util.UUID;

/**
 * Who pays for something, and how much.
 *
 * @param plan a dyno's size
 * @param pooled whether it takes of the owner's free hours
 * @param centsPerMonth US cents for a whole month, 0 for what is free
 */
public record UsageTerms(UUID ownerId, String plan, boolean pooled, int centsPerMonth) {}
