package slipway.web.billing;

import java.io.Serializable;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import slipway.service.billing.hours.Pool;

/** An account's free hours, for people. */
public record PoolView(String used, String quota, String left, long percent, String forecast, boolean empty)
        implements Serializable {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final long HOUR = 3_600;

    static PoolView of(Pool pool) {
        String forecast = pool.isEmpty()
                ? "They are used up: apps on free sizes sleep until the first."
                : pool.emptyAt()
                        .map(at -> "At the rate of this month so far they will be used up on "
                                + DAY.format(at.atOffset(ZoneOffset.UTC)) + ".")
                        .orElse("At the rate of this month so far they will last until its end.");
        return new PoolView(
                Hours.of(pool.used()),
                pool.quota() / HOUR + " h",
                Hours.of(pool.left()),
                pool.percent(),
                forecast,
                pool.isEmpty());
    }
}
