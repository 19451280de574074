package slipway.web.billing;

import java.io.Serializable;
import slipway.model.billing.Invoice;
import slipway.service.billing.money.Dollars;

/** An invoice in a list. */
public record InvoiceRow(long number, String month, String charges, String credits, String total)
        implements Serializable {
    static InvoiceRow of(Invoice invoice) {
        return new InvoiceRow(
                invoice.number(),
                invoice.month().title(),
                Dollars.of(invoice.chargesCents()),
                Dollars.of(-invoice.creditsCents()),
                Dollars.of(invoice.totalCents()));
    }
}
