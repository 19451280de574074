package slipway.web.billing;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.accounts.Account;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.billing.AccountBilling;
import slipway.service.billing.BillingAccounts;
import slipway.service.billing.money.AccountAgreements;
import slipway.service.billing.money.Credits;
import slipway.service.billing.money.Dollars;
import slipway.service.dynos.sizes.DynoSizes;
import slipway.web.shared.Loading;
import slipway.web.shared.Notices;
import slipway.web.shared.PagePaths;
import slipway.web.shared.SignedIn;

/** One account's month, and what an operator agrees on with it. */
@Named
@ViewScoped
public class AccountHoursPage implements Serializable {
    @Inject
    SignedIn signedIn;

    @Inject
    BillingAccounts accounts;

    @Inject
    AccountAgreements agreements;

    @Inject
    Credits credits;

    @Inject
    DynoSizes sizes;

    @Inject
    Catalogue catalogue;

    private @Nullable String id;
    private @Nullable AccountUsageRow row;
    private List<UsageRow> lines = List.of();
    private List<InvoiceRow> invoices = List.of();
    private List<PriceRow> prices = List.of();
    private String hours = "";
    private String credit = "";
    private String note = "";

    public void load() {
        Loading.of(() -> {
            AccountBilling found = found();
            row = AccountUsageRow.of(found);
            lines = found.bill().lines().stream().map(UsageRow::of).toList();
            invoices = accounts.invoices(signedIn.actor(), found.account()).stream()
                    .map(InvoiceRow::of)
                    .toList();
            hours = found.freeHours().map(String::valueOf).orElse("");
            prices = new ArrayList<>(sizes.offered().stream()
                    .map(size -> new PriceRow(
                            size.name(),
                            Dollars.of(size.centsPerMonth()),
                            Optional.ofNullable(found.prices().get(size.name()))))
                    .toList());
            catalogue.services().stream()
                    .flatMap(service -> catalogue.plans(service).stream())
                    .filter(plan -> !plan.isFree() || found.prices().containsKey(plan.name()))
                    .forEach(plan -> prices.add(new PriceRow(
                            plan.name(),
                            Dollars.of(plan.centsPerMonth()),
                            Optional.ofNullable(found.prices().get(plan.name())))));
        });
    }

    private AccountBilling found() {
        try {
            return accounts.require(signedIn.actor(), UUID.fromString(String.valueOf(id)));
        } catch (IllegalArgumentException noId) {
            throw new NotFoundException("account");
        }
    }

    public @Nullable String saveHours() {
        return change("hoursForm:hours", "The free hours are set.", account -> {
            if (!hours.strip().matches("\\d{0,7}")) {
                throw new InvalidParamsException("\"" + hours + "\" is not a number of hours.");
            }
            agreements.giveHours(
                    signedIn.actor(),
                    account,
                    hours.isBlank() ? Optional.empty() : Optional.of(Integer.parseInt(hours.strip())));
        });
    }

    public @Nullable String giveCredit() {
        return change("creditForm:credit", "The credit is given.", account -> {
            long cents = Dollars.parse(credit).orElseThrow(() -> new InvalidParamsException("How much?"));
            credits.give(signedIn.actor(), account, cents, note.strip());
        });
    }

    public @Nullable String savePrice(PriceRow price) {
        return change(price.getForm() + ":dollars", "The price is set.", account -> {
            Optional<Integer> cents = Dollars.parse(price.getDollars()).map(Long::intValue);
            agreements.setPrice(signedIn.actor(), account, price.getSize(), cents);
        });
    }

    private @Nullable String change(String field, String done, Consumer<Account> action) {
        return Notices.attempt(field, () -> {
            action.accept(found().account());
            Notices.success(done);
            return PagePaths.toHoursOf(String.valueOf(id));
        });
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public @Nullable AccountUsageRow getRow() {
        return row;
    }

    public List<UsageRow> getLines() {
        return lines;
    }

    public List<InvoiceRow> getInvoices() {
        return invoices;
    }

    public List<PriceRow> getPrices() {
        return prices;
    }

    public String getHours() {
        return hours;
    }

    public void setHours(String hours) {
        this.hours = hours;
    }

    public String getCredit() {
        return credit;
    }

    public void setCredit(String credit) {
        this.credit = credit;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
