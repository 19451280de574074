package slipway.integration.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.config.SettingsException;
import slipway.integration.addons.keyvalue.AllServers;
import slipway.integration.database.Database;
import slipway.integration.scripts.ShippedScripts;
import slipway.service.PlatformHealth;
import slipway.service.PlatformOpening;
import slipway.service.accounts.AccountService;
import slipway.service.addons.catalogue.ShippedServices;
import slipway.service.addons.provisioning.AddOnLoop;
import slipway.service.builds.BuildQueue;
import slipway.service.builds.StorageSweep;
import slipway.service.databases.DatabaseRounds;
import slipway.service.databases.backups.TransferLoop;
import slipway.service.domains.certificates.PlatformAuthority;
import slipway.service.dynos.reconciler.DynoReconciler;
import slipway.service.dynos.runtime.DynoRuntime;
import slipway.service.dynos.runtime.Isolation;
import slipway.service.logs.drains.LogDrainService;
import slipway.service.mail.MailLoop;
import slipway.service.monitoring.rounds.MonitoringLoop;
import slipway.service.secrets.Tokens;
import slipway.service.secrets.UrlSigner;
import slipway.service.setups.SetupQueue;
import slipway.service.webhooks.DeliveryLoop;

/** Brings the platform up in order, and down in the reverse one. */
@ApplicationScoped
public class PlatformStart implements PlatformHealth {
    private static final Logger LOG = Logger.getLogger(PlatformStart.class.getName());

    @Inject
    Settings settings;

    @Inject
    Home home;

    @Inject
    HomeLock lock;

    @Inject
    Database database;

    @Inject
    ShippedScripts scripts;

    @Inject
    AccountService accounts;

    @Inject
    PlatformAuthority authority;

    @Inject
    Event<PlatformOpening> opening;

    @Inject
    LogDrainService drains;

    @Inject
    DynoReconciler reconciler;

    @Inject
    DynoRuntime runtime;

    @Inject
    BuildQueue builds;

    @Inject
    SetupQueue setups;

    @Inject
    DeliveryLoop webhooks;

    @Inject
    MailLoop mails;

    @Inject
    ShippedServices addOnServices;

    @Inject
    AddOnLoop addOns;

    @Inject
    AllServers keyValueServers;

    @Inject
    MonitoringLoop monitoring;

    @Inject
    DatabaseRounds databases;

    @Inject
    TransferLoop transfers;

    @Inject
    StorageSweep storage;

    @Inject
    Housekeeping housekeeping;

    @Inject
    UrlSigner urls;

    @Inject
    SampleSite sample;

    private boolean locked;
    private volatile boolean ready;

    void start(ServletContext context) throws IOException, InterruptedException {
        lock.take();
        locked = true;
        Console.say("Slipway is starting on " + home.root()
                + (settings.databaseUrl().isPresent() ? "" : ", with its own PostgreSQL") + " ...");
        database.start();
        scripts.unpack(context);
        refuseStrangersUnprotected();
        String generated = Tokens.newPassword();
        boolean created = accounts.ensureOperator(settings.operatorEmail(), settings.operatorPassword(), generated);
        authority.load();
        // Before the first dyno is adopted, so that no line of its output misses a drain.
        drains.openAll();
        addOnServices.enter();
        // Before the first dyno that wants one.
        keyValueServers.resume();
        // Before the first dyno is looked at, so that nothing that happens to it is missed.
        monitoring.resume();
        reconciler.start();
        opening.fire(new PlatformOpening());
        builds.resume();
        setups.resume();
        webhooks.resume();
        mails.resume();
        addOns.resume();
        databases.resume();
        transfers.resume();
        storage.sweep();
        housekeeping.start();
        ready = true;
        welcome(created && settings.operatorPassword().isEmpty() ? Optional.of(generated) : Optional.empty());
        sample.deployOnce();
    }

    /** Where people can be reached from elsewhere, their code is not let at each other's by accident. */
    private void refuseStrangersUnprotected() {
        Isolation isolation = runtime.isolation();
        if (isolation.isNone() && !settings.domain().equals("localhost") && !settings.unsafeDynos()) {
            throw new SettingsException(
                    List.of("SLIPWAY_UNSAFE_DYNOS must be true to run here, since SLIPWAY_DOMAIN is not"
                            + " localhost and this machine offers only " + isolation.what() + ". "
                            + isolation.advice().orElse("")));
        }
    }

    @Override
    public Isolation isolation() {
        return runtime.isolation();
    }

    @Override
    public Map<String, Boolean> parts() {
        return Map.of("platform", ready, "database", database.isHealthy());
    }

    /** CDI ends before our servlet listener would be told, hence its own event. */
    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        if (!locked) {
            return;
        }
        ready = false;
        if (settings.dynosOnExit() == Settings.DynosOnExit.STOP) {
            try {
                reconciler.stopAllDynos();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Not every dyno could be stopped", e);
            }
        }
        webhooks.stop();
        mails.stop();
        addOns.stop();
        keyValueServers.stop(settings.dynosOnExit() == Settings.DynosOnExit.STOP);
        monitoring.stop();
        databases.stop();
        transfers.stop();
        housekeeping.stop();
        database.stop();
        lock.release();
    }

    /** Leaves nothing behind of a start that failed half-way. */
    void abandon() {
        try {
            database.stop();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "Not everything could be undone", e);
        }
    }

    private void welcome(Optional<String> newPassword) {
        String url = urls.baseUrl();
        Console.say("");
        Console.say("  Dashboard   " + url + "/");
        Console.say("  Sign in     " + settings.operatorEmail() + "   "
                + newPassword
                        .map(password -> "password " + password + "   (shown only now)")
                        .orElse("with the password shown at the first start, or SLIPWAY_OPERATOR_PASSWORD"));
        Console.say("  Heroku CLI  eval \"$(curl -s " + url + "/env)\"");
        Console.say("              heroku login -i");
        Console.say("              heroku create");
        Isolation isolation = runtime.isolation();
        Console.say("  Isolation   " + isolation.what());
        isolation.advice().ifPresent(advice -> Console.say("              " + advice));
        Console.say("");
    }
}
