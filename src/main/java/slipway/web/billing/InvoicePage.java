package slipway.web.billing;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import slipway.model.billing.BillLine;
import slipway.model.billing.Invoice;
import slipway.service.billing.money.Invoices;
import slipway.web.shared.Loading;
import slipway.web.shared.SignedIn;

/** One invoice, to be read, printed, or taken into a spreadsheet. */
@Named
@ViewScoped
public class InvoicePage implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    Invoices invoices;

    private @Nullable String number;
    private @Nullable InvoiceRow row;
    private String email = "";
    private String madeOn = "";
    private List<UsageRow> lines = List.of();

    public void load() {
        Loading.of(() -> {
            Invoice invoice = invoices.require(signedIn.actor(), String.valueOf(number));
            row = InvoiceRow.of(invoice);
            email = invoice.email();
            madeOn = invoice.createdAt().toString().substring(0, 10);
            lines = invoices.lines(invoice).stream().map(UsageRow::of).toList();
        });
    }

    /** Sends the invoice's lines as a file. */
    public void download() throws IOException {
        Invoice invoice = invoices.require(signedIn.actor(), String.valueOf(number));
        List<BillLine> billed = invoices.lines(invoice);
        FacesContext context = FacesContext.getCurrentInstance();
        ExternalContext answer = context.getExternalContext();
        answer.responseReset();
        answer.setResponseContentType("text/csv; charset=UTF-8");
        answer.setResponseHeader(
                "Content-Disposition", "attachment; filename=\"invoice-" + invoice.number() + ".csv\"");
        answer.getResponseOutputStream().write(InvoiceCsv.of(invoice, billed).getBytes(StandardCharsets.UTF_8));
        context.responseComplete();
    }

    public @Nullable String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public @Nullable InvoiceRow getRow() {
        return row;
    }

    public String getEmail() {
        return email;
    }

    /** The day, as in 2026-11-02. */
    public String getMadeOn() {
        return madeOn;
    }

    public List<UsageRow> getLines() {
        return lines;
    }
}
