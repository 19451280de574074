package slipway.api.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import slipway.model.billing.BillLine;
import slipway.model.billing.Invoice;
import slipway.service.billing.money.Dollars;

/** The {@code invoice} object of Platform API v3, and below it what it is made of. */
public record InvoiceRepresentation(
        UUID id,
        long number,
        BigDecimal chargesTotal,
        BigDecimal creditsTotal,
        BigDecimal total,
        String periodStart,
        String periodEnd,
        int state,
        List<UsageLine> lines,
        Instant createdAt,
        Instant updatedAt) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM/dd/yyyy", Locale.ROOT);

    /** Heroku's number for what is not paid yet; nothing here takes payments. */
    private static final int PENDING = 0;

    private static final int PAID = 1;

    static InvoiceRepresentation of(Invoice invoice, List<BillLine> lines) {
        LocalDate first = invoice.month().month().atDay(1);
        return new InvoiceRepresentation(
                invoice.id(),
                invoice.number(),
                Dollars.number(invoice.chargesCents()),
                Dollars.number(invoice.creditsCents()),
                Dollars.number(invoice.totalCents()),
                DAY.format(first),
                DAY.format(first.plusMonths(1).minusDays(1)),
                invoice.totalCents() == 0 ? PAID : PENDING,
                lines.stream().map(UsageLine::of).toList(),
                invoice.createdAt(),
                invoice.createdAt());
    }
}
