package slipway.config;

/**
 * How many hours of dynos on free sizes an account has in a calendar month; operators may say otherwise for one account.
 *
 * @param free {@code SLIPWAY_FREE_HOURS}: of every account (Dev Center, "Free dyno hours", of 2019)
 * @param verified {@code SLIPWAY_VERIFIED_HOURS}: of one with a payment method on file
 */
public record HourSettings(int free, int verified) {
    /** A month's hours of a thousand dynos. */
    private static final int MOST = 1_000_000;

    static HourSettings read(EnvironmentReader env) {
        return new HourSettings(
                env.integer("SLIPWAY_FREE_HOURS", 550, 0, MOST), env.integer("SLIPWAY_VERIFIED_HOURS", 1_100, 0, MOST));
    }
}
