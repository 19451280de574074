package slipway.service.databases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import slipway.config.Settings;
import slipway.model.addons.AddOn;
import slipway.model.apps.App;
import slipway.model.databases.AddOnDatabase;
import slipway.service.AfterCommit;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.apps.AppFinder;
import slipway.service.logs.LogRouter;
import slipway.service.mail.MailOutbox;

/** Writes down how large databases are, and tells their owners once of each change for the worse or the better. */
@ApplicationScoped
@Transactional
public class SizeRecords {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @Inject
    DatabaseRecords records;

    @Inject
    AddOnFinder addOns;

    @Inject
    AppFinder apps;

    @Inject
    MailOutbox mails;

    @Inject
    LogRouter logs;

    @Inject
    AfterCommit afterCommit;

    @Inject
    Settings settings;

    AddOnDatabase measured(UUID addOnId, long bytes, long allowed) {
        AddOnDatabase database = records.require(addOnId);
        boolean wasOver = database.overSince().isPresent();
        database.measured(bytes, allowed);
        if (!wasOver) {
            database.overSince()
                    .ifPresent(since -> tell(
                            addOnId,
                            "is larger than its plan allows",
                            "It has %d MB, and its plan allows %d MB. From %s on nothing can be added to it, and at once should it"
                                            .formatted(
                                                    bytes >> 20,
                                                    allowed >> 20,
                                                    DAY.format(since.plus(
                                                            settings.addOns().grace())))
                                    + " become twice as large as allowed. Delete what is not needed, or choose a larger plan with"
                                    + " heroku addons:upgrade."));
        }
        return database;
    }

    void stopped(UUID addOnId) {
        AddOnDatabase database = records.require(addOnId);
        if (database.fullSince().isEmpty()) {
            database.stopInserts();
            tell(
                    addOnId,
                    "takes no more rows",
                    "It has been larger than its plan allows for too long. Rows can be read and deleted, and are taken"
                            + " again once it is small enough, or of a larger plan (heroku addons:upgrade).");
        }
    }

    void allowed(UUID addOnId) {
        records.require(addOnId).allowInserts();
        tell(addOnId, "takes rows again", "It is no larger than its plan allows.");
    }

    private void tell(UUID addOnId, String what, String more) {
        addOns.find(addOnId)
                .ifPresent(addOn -> apps.findById(addOn.appId()).ifPresent(app -> tell(addOn, app, what, more)));
    }

    private void tell(AddOn addOn, App app, String what, String more) {
        String headline = "Database %s of %s %s".formatted(addOn.name(), app.name(), what);
        mails.post(app.ownerId(), headline, headline + ".\n\n" + more + "\n");
        afterCommit.run(() -> logs.api(app.id(), "@ref:%s %s. %s".formatted(addOn.name(), what, more)));
    }
}
