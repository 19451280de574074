package slipway.web.billing;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import slipway.model.billing.Bill;
import slipway.service.billing.hours.Pools;
import slipway.service.billing.money.Dollars;
import slipway.service.billing.money.Invoices;
import slipway.service.billing.money.SpendingLimits;
import slipway.web.shared.Loading;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** What somebody has used this month, what is left of his free hours, and his invoices. */
@Named
@ViewScoped
public class BillingPage implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    Pools pools;

    @Inject
    Invoices invoices;

    @Inject
    SpendingLimits limits;

    private @Nullable PoolView pool;
    private String month = "";
    private String total = "";
    private String credit = "";
    private String limit = "";
    private List<UsageRow> lines = List.of();
    private List<InvoiceRow> rows = List.of();

    public void load() {
        Loading.of(() -> {
            pool = PoolView.of(pools.of(signedIn.actor()));
            Bill bill = invoices.soFar(signedIn.actor());
            month = bill.month().title();
            total = Dollars.of(bill.cents());
            lines = bill.lines().stream().map(UsageRow::of).toList();
            long left = invoices.credit(signedIn.actor());
            credit = left == 0 ? "" : Dollars.of(left);
            rows = invoices.list(signedIn.actor()).stream().map(InvoiceRow::of).toList();
            limit = limits.of(signedIn.actor())
                    .map(cents -> Dollars.number(cents).toPlainString())
                    .orElse("");
        });
    }

    public @Nullable String saveLimit() {
        return Notices.attempt("limitForm:limit", () -> {
            limits.limit(signedIn.actor(), Dollars.parse(limit).map(Long::intValue));
            Notices.success(limit.isBlank() ? "There is no spending limit any more." : "The spending limit is set.");
            return PagePaths.toBilling();
        });
    }

    public @Nullable PoolView getPool() {
        return pool;
    }

    public String getMonth() {
        return month;
    }

    public String getTotal() {
        return total;
    }

    public String getCredit() {
        return credit;
    }

    public List<UsageRow> getLines() {
        return lines;
    }

    public List<InvoiceRow> getRows() {
        return rows;
    }

    public String getLimit() {
        return limit;
    }

    public void setLimit(String limit) {
        this.limit = limit;
    }
}
