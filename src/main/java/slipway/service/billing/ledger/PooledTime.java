package slipway.service.billing.ledger;

/**
 * What an account has taken of its free hours in a month.
 *
 * @param running dynos that take more at this moment
 */
public record PooledTime(long seconds, long running) {}
