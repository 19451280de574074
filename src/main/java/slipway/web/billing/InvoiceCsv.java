package slipway.web.billing;

import java.util.List;
import java.util.stream.Collectors;
import slipway.model.billing.BillLine;
import slipway.model.billing.Invoice;
import slipway.service.billing.money.Dollars;

/** An invoice as comma-separated values (RFC 4180), one line of the invoice a line. */
final class InvoiceCsv {
    private static final String HEAD = "invoice,month,app,kind,plan,dollars_per_month,seconds,dollars\r\n";

    private InvoiceCsv() {}

    static String of(Invoice invoice, List<BillLine> lines) {
        return HEAD
                + lines.stream()
                        .map(line -> String.join(
                                        ",",
                                        String.valueOf(invoice.number()),
                                        invoice.month().toString(),
                                        line.appName(),
                                        line.kind(),
                                        line.plan(),
                                        Dollars.number(line.centsPerMonth()).toPlainString(),
                                        String.valueOf(line.seconds()),
                                        Dollars.number(line.cents()).toPlainString())
                                + "\r\n")
                        .collect(Collectors.joining());
    }
}
