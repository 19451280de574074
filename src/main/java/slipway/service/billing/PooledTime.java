package slipway.service.billing;

/**
 * What an account has taken of its free hours in a month.
 *
 * @param running dynos that take more at this moment
 */
record PooledTime(long seconds, long running) {}
