package slipway.model.billing;

import java.util.UUID;

/**
 * What an app has used of one size at one price in a month, and what that costs.
 *
 * @param kind such as {@link UsageInterval#DYNO}
 * @param centsPerMonth US cents for a whole month
 * @param seconds that count; of one dyno no more than a month of 720 hours
 * @param cents US cents, rounded half up
 */
public record BillLine(
        UUID appId, String appName, String kind, String plan, int centsPerMonth, long seconds, long cents) {
    /** A month's hours by which prices are meant (heroku/cli: price of an hour = price of a month / 720). */
    public static final long SECONDS_OF_A_MONTH = 720 * 3_600L;

    static long cents(long seconds, int centsPerMonth) {
        return (2 * seconds * centsPerMonth + SECONDS_OF_A_MONTH) / (2 * SECONDS_OF_A_MONTH);
    }
}
