package slipway.service.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import slipway.Wiring;
import slipway.config.Settings;
import slipway.integration.database.OwnDatabase;
import slipway.model.accounts.Account;
import slipway.model.accounts.EmailAddress;
import slipway.model.activity.Origin;
import slipway.model.apps.App;
import slipway.model.apps.AppName;
import slipway.model.apps.Stack;
import slipway.model.billing.AccountPrice;
import slipway.model.billing.Bill;
import slipway.model.billing.BillingMonth;
import slipway.model.billing.Credit;
import slipway.model.billing.Invoice;
import slipway.model.dynos.Dyno;
import slipway.service.AfterCommit;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.billing.hours.BillingNotices;
import slipway.service.billing.hours.Pool;
import slipway.service.billing.hours.Pools;
import slipway.service.billing.ledger.HourLedger;
import slipway.service.billing.ledger.Prices;
import slipway.service.billing.ledger.SetClock;
import slipway.service.billing.ledger.UsageRecords;
import slipway.service.billing.money.Credits;
import slipway.service.billing.money.MonthClosing;
import slipway.service.dynos.sizes.DynoSizes;
import slipway.service.mail.MailOutbox;

/** The ledger and all that is computed from it, on a real database, by a clock that a test turns. */
final class BillingBench implements AutoCloseable {
    /** What people were told by mail. */
    final List<String> mails = new ArrayList<>();

    private final OwnDatabase database;
    private final SetClock clock;
    private final Settings settings;
    private final DynoSizes sizes;
    private final Prices prices;
    private HourLedger ledger;
    private UsageRecords usage;
    private Credits credits;
    private Pools pools;
    private MonthClosing closing;

    BillingBench(OwnDatabase database, SetClock clock, Map<String, String> environment) {
        this.database = database;
        this.clock = clock;
        settings = Settings.of(environment);
        AccessPolicy policy = Wiring.wire(new AccessPolicy(), database.entities());
        sizes = Wiring.wire(new DynoSizes(), database.entities(), policy, afterCommit());
        prices = Wiring.wire(new Prices(), database.entities(), sizes, afterCommit());
        startPlatform();
    }

    private AfterCommit afterCommit() {
        return database.afterCommit();
    }

    /** A platform that knows nothing but what is in the database. */
    void startPlatform() {
        ledger = Wiring.wire(clock.ledger(), database.entities(), prices, afterCommit());
        usage = Wiring.wire(new UsageRecords(), database.entities(), ledger);
        AccessPolicy policy = Wiring.wire(new AccessPolicy(), database.entities());
        credits = Wiring.wire(new Credits(), database.entities(), policy, new Activity());
        MailOutbox outbox = new MailOutbox() {
            @Override
            public void post(UUID accountId, String subject, String text) {
                mails.add(subject + ": " + text);
            }
        };
        BillingNotices notices = Wiring.wire(new BillingNotices(), database.entities(), outbox);
        pools = Wiring.wire(new Pools(), database.entities(), ledger, usage, notices, afterCommit(), settings);
        closing = Wiring.wire(new MonthClosing(), database.entities(), ledger, usage, credits);
        run(ledger::resume);
    }

    void run(Runnable action) {
        database.transaction(action);
    }

    <T> T get(Supplier<T> action) {
        return database.transaction(action);
    }

    Account account(String name) {
        Account account = new Account(new EmailAddress(name + "@example.com"), name, "none", false);
        run(() -> database.entities().persist(account));
        return account;
    }

    App app(Account owner, String name) {
        App app = new App(owner.id(), new AppName(name), Stack.defaultStack());
        run(() -> database.entities().persist(app));
        return app;
    }

    void handOver(App app, Account to) {
        app.handOverTo(to.id());
        run(() -> database.entities().merge(app));
    }

    void price(Account account, String size, int cents) {
        run(() -> {
            database.entities()
                    .createNativeQuery("DELETE FROM account_price WHERE account_id = ? AND plan = ?")
                    .setParameter(1, account.id())
                    .setParameter(2, size)
                    .executeUpdate();
            database.entities().persist(new AccountPrice(account.id(), size, cents));
            prices.forget();
        });
        run(ledger::renew);
    }

    void settle(App app, Collection<Dyno> dynos) {
        run(() -> ledger.settle(app, dynos));
    }

    void close(Dyno dyno) {
        run(() -> ledger.close(dyno.id()));
    }

    void closeAt(Dyno dyno, Instant at) {
        run(() -> ledger.closeAt(dyno.id(), at));
    }

    void beat() {
        run(ledger::beat);
    }

    Instant lastSeen() {
        return ledger.lastSeen();
    }

    Instant now() {
        return ledger.now();
    }

    Bill bill(Account account, BillingMonth month) {
        return get(() -> usage.bill(account.id(), month));
    }

    Pool pool(Account account) {
        return get(() -> pools.of(Actor.of(account, Origin.platform())));
    }

    Pools.Review review() {
        Pools.Review review = get(pools::review);
        pools.told(review.changed());
        return review;
    }

    boolean isEmpty(Account account) {
        return pools.isEmpty(account.id());
    }

    /** Makes all invoices that are due; how many months that were. */
    int closeMonths() {
        int months = 0;
        Optional<BillingMonth> due = get(closing::due);
        while (due.isPresent()) {
            BillingMonth month = due.get();
            get(() -> closing.accountsIn(month)).forEach(account -> run(() -> closing.invoice(account, month)));
            run(() -> closing.close(month));
            months++;
            due = get(closing::due);
        }
        return months;
    }

    void invoiceAgain(Account account, BillingMonth month) {
        run(() -> closing.invoice(account.id(), month));
    }

    void give(Account account, long cents) {
        run(() -> database.entities().persist(new Credit(account.id(), cents, "thanks", "operator@localhost")));
    }

    List<Invoice> invoices(Account account) {
        return get(() -> database.entities()
                .createQuery("select i from Invoice i where i.accountId = :account order by i.month", Invoice.class)
                .setParameter("account", account.id())
                .getResultList());
    }

    int update(String sql) {
        return database.update(sql);
    }

    void clear() {
        update("TRUNCATE usage_interval, heartbeat, invoice_line, invoice, closed_month, credit, account_price,"
                + " account_terms, billing_notice, app, account CASCADE");
        run(prices::forget);
    }

    @Override
    public void close() {
        database.close();
    }
}
