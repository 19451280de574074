package slipway.model.billing;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A calendar month in UTC, for which hours are free and invoices are made. */
public record BillingMonth(YearMonth month) {
    public static BillingMonth of(Instant at) {
        return new BillingMonth(YearMonth.from(at.atOffset(ZoneOffset.UTC)));
    }

    public Instant start() {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The first instant that is no longer in it. */
    public Instant end() {
        return next().start();
    }

    public BillingMonth next() {
        return new BillingMonth(month.plusMonths(1));
    }

    /** Such as {@code November 2026}. */
    public String title() {
        return month.format(DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH));
    }

    /** Such as {@code 2026-11}. */
    @Override
    public String toString() {
        return month.toString();
    }
}
