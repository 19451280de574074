package slipway.web.billing;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import slipway.service.billing.BillingAccounts;
import slipway.web.shared.Loading;
import slipway.web.shared.SignedIn;

/** Everybody's present month, for operators: who is near the end of his free hours first. */
@Named
@RequestScoped
public class HoursPage {
    @Inject
    SignedIn signedIn;

    @Inject
    BillingAccounts accounts;

    private List<AccountUsageRow> rows = List.of();

    public void load() {
        Loading.of(() -> rows = accounts.list(signedIn.actor()).stream()
                .map(AccountUsageRow::of)
                .toList());
    }

    public List<AccountUsageRow> getRows() {
        return rows;
    }
}
