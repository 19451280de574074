package slipway.service.databases.backups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.config.Settings;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;
import slipway.model.NotFoundException;
import slipway.model.Uuids;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.addons.AddOnAttachment;
import slipway.model.apps.App;
import slipway.model.databases.AddOnDatabase;
import slipway.model.databases.BackupSchedule;
import slipway.model.databases.Transfer;
import slipway.model.databases.Transfer.Kind;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.providers.Order;
import slipway.service.apps.AppFinder;
import slipway.service.databases.DatabaseFinder;
import slipway.service.databases.DatabaseFinder.Known;
import slipway.service.databases.DatabaseUrls;
import slipway.service.databases.LastBackups;
import slipway.service.databases.backups.TransferRecords.Route;
import slipway.service.databases.server.DatabaseServer;
import slipway.service.databases.server.DatabaseTools;
import slipway.service.secrets.UrlSigner;

/** {@code heroku pg:backups} and its subcommands, {@code pg:copy}. */
@ApplicationScoped
public class Backups implements LastBackups {
    /** Where backups are downloaded from. */
    public static final String PATH = "/streams/backups/";

    /** Of a download's URL (Dev Center, "Heroku PGBackups": 60 minutes). */
    private static final Duration URL_LIFE = Duration.ofHours(1);

    private static final String BACKUP = "BACKUP";

    @Inject
    DatabaseFinder finder;

    @Inject
    DatabaseServer server;

    @Inject
    DatabaseTools tools;

    @Inject
    DatabaseUrls urls;

    @Inject
    AddOnFinder addOns;

    @Inject
    AppFinder apps;

    @Inject
    TransferRecords records;

    @Inject
    TransferLoop loop;

    @Inject
    BackupFetcher fetcher;

    @Inject
    UrlSigner signer;

    @Inject
    Activity activity;

    @Inject
    Settings settings;

    /** Why there are no backups on this platform; empty where there are. */
    public Optional<String> objection() {
        return tools.objection(server.majorVersion());
    }

    private void requireTools() {
        objection().ifPresent(why -> {
            throw new InvalidParamsException(why);
        });
    }

    /** All of an app, the newest first. */
    public List<Transfer> list(Actor actor, String app) {
        return records.of(requireApp(actor, app).id());
    }

    private App requireApp(Actor actor, String app) {
        return apps.require(actor, app, DatabaseFinder.users());
    }

    /** By its number or UUID. */
    public Transfer require(Actor actor, String app, String numberOrId) {
        return list(actor, app).stream()
                .filter(transfer -> String.valueOf(transfer.num()).equals(numberOrId)
                        || transfer.id().toString().equals(numberOrId))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("transfer"));
    }

    public Transfer capture(Actor actor, String database) {
        Known known = finder.require(actor, database, Permission.OPERATE);
        requireTools();
        Route route = new Route(nameIn(known), BACKUP, Optional.empty(), Optional.empty());
        return order(actor, known, Kind.BACKUP, route, "Back up ");
    }

    /** By what its app calls it. */
    private String nameIn(Known known) {
        return addOns.attachmentsOf(List.of(known.addOn().id())).stream()
                .filter(attachment -> attachment.appId().equals(known.app().id()))
                .map(AddOnAttachment::name)
                .findFirst()
                .orElse(known.addOn().name());
    }

    /** @param source a URL of a backup, or what {@link #sourceUrl} says of one of ours */
    public Transfer restore(Actor actor, String database, String source) {
        Known known = finder.require(actor, database, Permission.OPERATE);
        requireTools();
        String from = source;
        if (source.startsWith(Movers.OWN)) {
            Transfer backup = requireOwn(actor, source.substring(Movers.OWN.length()));
            from = "backup " + backup.num();
        } else if (!source.matches("https?://.+")) {
            throw new InvalidParamsException("Parameter \"backup_url\" must be a URL of a backup.");
        }
        Route route = new Route(withoutSecrets(from), nameIn(known), Optional.of(source), Optional.empty());
        return order(actor, known, Kind.RESTORE, route, "Restore a backup to ");
    }

    /** A URL's signature and password are nothing for lists and logs. */
    private static String withoutSecrets(String url) {
        return url.replaceAll("\\?.*", "").replaceAll("//[^/]*@", "//");
    }

    /** A backup that the actor may read. */
    private Transfer requireOwn(Actor actor, String id) {
        Transfer backup = Uuids.parse(id)
                .flatMap(records::find)
                .filter(Transfer::isUsable)
                .orElseThrow(() -> new NotFoundException("backup"));
        requireApp(actor, backup.appId().toString());
        return backup;
    }

    /** What stands for one of our own backups where a URL is asked for. */
    public static String sourceUrl(Transfer backup) {
        return Movers.OWN + backup.id();
    }

    /** Copies one database over another, one of which is an add-on's. */
    public Transfer copy(Actor actor, String database, String fromName, String source, String toName, String target) {
        Known known = finder.require(actor, database, Permission.OPERATE);
        requireTools();
        fetcher.requireReachable(source);
        fetcher.requireReachable(target);
        String own = urls.ofOwner(known.addOn().id());
        Route route = new Route(
                fromName, toName, Optional.of(source), Optional.of(target).filter(url -> !url.equals(own)));
        return order(actor, known, Kind.COPY, route, "Copy " + fromName + " to " + toName + " by ");
    }

    private Transfer order(Actor actor, Known known, Kind kind, Route route, String what) {
        records.requireRoom(known.app().id());
        Transfer transfer = records.order(known.app().id(), known.addOn().id(), kind, route, plain -> {});
        activity.did(
                actor,
                known.app(),
                "addon",
                Action.UPDATE,
                known.addOn(),
                what + known.addOn().name());
        return transfer;
    }

    public Transfer cancel(Actor actor, String app, String numberOrId) {
        apps.require(actor, app, Permission.OPERATE);
        records.cancel(require(actor, app, numberOrId).id());
        return require(actor, app, numberOrId);
    }

    public Transfer delete(Actor actor, String app, String numberOrId) {
        App of = apps.require(actor, app, Permission.OPERATE);
        Transfer transfer = require(actor, app, numberOrId);
        if (!transfer.isOver()) {
            throw new InvalidParamsException("This transfer is still under way: cancel it first.");
        }
        try {
            loop.delete(transfer.id());
        } catch (IOException e) {
            throw new UncheckedIOException("A backup cannot be deleted", e);
        }
        activity.did(actor, of, "backup", Action.DESTROY, transfer, "Delete backup " + transfer.num());
        return transfer;
    }

    /** Where a backup can be downloaded by whoever has the URL, for an hour. */
    public String downloadUrl(Actor actor, String app, String numberOrId) {
        Transfer backup = require(actor, app, numberOrId);
        if (!backup.isUsable()) {
            throw new InvalidParamsException("There is no finished backup of this number.");
        }
        return signer.sign("GET", PATH + backup.id(), Moment.now().plus(URL_LIFE));
    }

    /** All of the app's databases. */
    public List<BackupSchedule> schedules(Actor actor, String database) {
        return records.schedulesOf(
                finder.require(actor, database, DatabaseFinder.users()).app().id());
    }

    /** Every day at an hour, in place of what there was before. */
    public BackupSchedule schedule(Actor actor, String database, String name, String hour, String timezone) {
        Known known = finder.require(actor, database, Permission.OPERATE);
        requireTools();
        BackupSchedule schedule = records.schedule(known.addOn().id(), name, hour, timezone);
        String what = "Schedule backups of %s daily at %d:00 %s"
                .formatted(known.addOn().name(), schedule.hour(), schedule.timezone());
        activity.did(actor, known.app(), "addon", Action.UPDATE, known.addOn(), what);
        return schedule;
    }

    /** By any database of the app: after a promotion the CLI asks the one that has the schedule's name now. */
    public BackupSchedule unschedule(Actor actor, String database, UUID schedule) {
        Known known = finder.require(actor, database, Permission.OPERATE);
        BackupSchedule removed =
                records.unschedule(known.app().id(), schedule).orElseThrow(() -> new NotFoundException("schedule"));
        activity.did(
                actor,
                known.app(),
                "addon",
                Action.UPDATE,
                known.addOn(),
                "Unschedule backups of " + known.addOn().name());
        return removed;
    }

    /** Of a database that is removed; where there are no programs for it, the database itself is kept for the time. */
    @Override
    public void order(Order order, AddOnDatabase database) {
        if (objection().isEmpty() && !records.hasLast(order.addOnId())) {
            Route route = new Route(order.name(), BACKUP, Optional.empty(), Optional.empty());
            records.order(
                    order.appId(),
                    order.addOnId(),
                    Kind.BACKUP,
                    route,
                    TransferRecords.last(settings.addOns().keepFor()));
        }
    }
}
