package slipway.service.monitoring;

import java.util.List;
import java.util.UUID;
import slipway.Wiring;
import slipway.integration.database.OwnDatabase;
import slipway.model.accounts.Account;
import slipway.model.accounts.EmailAddress;
import slipway.model.apps.App;
import slipway.model.apps.AppName;
import slipway.model.apps.Stack;
import slipway.service.metrics.MeteredApps;

/** People, apps and add-ons in a real database, for tests of monitoring. */
public final class MonitoringBench {
    private final OwnDatabase database;
    private final MeteredApps metered = new MeteredApps();
    private final MonitoredApps monitored;

    public MonitoringBench(OwnDatabase database) {
        this.database = database;
        monitored = Wiring.wire(new MonitoredApps(), database.entities(), database.afterCommit(), metered);
        for (String table : List.of("monitored_app", "mail", "collaborator", "app", "account")) {
            database.update("DELETE FROM " + table);
        }
    }

    public MeteredApps metered() {
        return metered;
    }

    public MonitoredApps monitored() {
        return monitored;
    }

    public Account account(String name) {
        Account account = new Account(new EmailAddress(name + "@example.com"), name, "none", false);
        database.transaction(() -> database.entities().persist(account));
        return account;
    }

    public App app(Account owner, String name) {
        App app = new App(owner.id(), new AppName(name), Stack.defaultStack());
        database.transaction(() -> database.entities().persist(app));
        return app;
    }

    /** Monitors an app; returns the add-on's id. */
    public UUID monitor(App app, int hours, int alerts) {
        UUID addOn = UUID.randomUUID();
        database.transaction(() -> monitored.monitor(addOn, app.id(), hours, alerts));
        return addOn;
    }
}
