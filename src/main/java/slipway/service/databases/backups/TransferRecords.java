package slipway.service.databases.backups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import slipway.model.InvalidParamsException;
import slipway.model.Moment;
import slipway.model.addons.AddOn;
import slipway.model.addons.Plan;
import slipway.model.databases.AddOnDatabase;
import slipway.model.databases.BackupSchedule;
import slipway.model.databases.Transfer;
import slipway.model.databases.Transfer.Kind;
import slipway.model.databases.Transfer.State;
import slipway.service.AfterCommit;
import slipway.service.databases.DatabaseRecords;
import slipway.service.secrets.SecretBox;

/** What is written down of transfers and schedules: each method is one transaction, and none moves anything. */
@ApplicationScoped
@Transactional
public class TransferRecords {
    /** Waiting or under way for one app, which shares the workers with all others. */
    private static final int MOST_OPEN = 10;

    /** Restores, copies and what has failed. */
    private static final int MOST_LISTED = 100;

    @Inject
    EntityManager entities;

    @Inject
    SecretBox secrets;

    @Inject
    DatabaseRecords databases;

    @Inject
    AfterCommit afterCommit;

    @Inject
    TransferLoop loop;

    /**
     * Where data comes from and goes to.
     *
     * @param source a URL of a database or of a file, or {@code slipway:backup:ID} for a backup of ours; empty for the
     *     add-on's own database
     * @param target a URL of a database; empty for the add-on's own
     */
    public record Route(String fromName, String toName, Optional<String> source, Optional<String> target) {
        @Override
        public String toString() {
            return fromName + " to " + toName;
        }
    }

    /** Orders a transfer, which begins as soon as one can. */
    Transfer order(UUID appId, UUID addOnId, Kind kind, Route route, Consumer<Transfer> more) {
        UUID id = UUID.randomUUID();
        int number = nextNumber(appId);
        forgetOld(appId);
        Transfer transfer = new Transfer(id, appId, number, addOnId, kind, route.fromName(), route.toName());
        route.source().ifPresent(url -> transfer.from(secrets.seal(id, url)));
        route.target().ifPresent(url -> transfer.to(secrets.seal(id, url)));
        more.accept(transfer);
        entities.persist(transfer);
        afterCommit.run(loop::wake);
        return transfer;
    }

    /** Under a lock, so that no two get the same. */
    private int nextNumber(UUID appId) {
        entities.createNativeQuery("SELECT pg_advisory_xact_lock(hashtext(?1))")
                .setParameter(1, "transfers:" + appId)
                .getSingleResult();
        Integer last = entities.createQuery("select max(t.num) from Transfer t where t.appId = :app", Integer.class)
                .setParameter("app", appId)
                .getSingleResult();
        return last == null ? 1 : last + 1;
    }

    /** @throws InvalidParamsException where as many as may be are waiting or under way */
    void requireRoom(UUID appId) {
        Long open = entities.createQuery(
                        "select count(t) from Transfer t where t.appId = :app and t.endedAt is null", Long.class)
                .setParameter("app", appId)
                .getSingleResult();
        if (open >= MOST_OPEN) {
            throw new InvalidParamsException(
                    "%d backups, restores and copies of this app are under way: wait for them, or cancel some."
                            .formatted(open));
        }
    }

    /** Old ones that nothing can be restored from are no more than lines in a list. */
    private void forgetOld(UUID appId) {
        of(appId).stream()
                .filter(transfer -> transfer.isOver() && !transfer.isUsable())
                .skip(MOST_LISTED)
                .forEach(entities::remove);
    }

    /** The newest first. */
    List<Transfer> of(UUID appId) {
        return entities.createQuery("select t from Transfer t where t.appId = :app order by t.num desc", Transfer.class)
                .setParameter("app", appId)
                .getResultList();
    }

    Optional<Transfer> find(UUID id) {
        return Optional.ofNullable(entities.find(Transfer.class, id));
    }

    /** Those that are not over, the oldest first: also such as were under way when the platform was killed. */
    List<UUID> open() {
        return entities.createQuery(
                        "select t.id from Transfer t where t.endedAt is null order by t.createdAt", UUID.class)
                .getResultList();
    }

    /** Whether a database that is removed has had its last backup ordered. */
    boolean hasLast(UUID addOnId) {
        return entities.createQuery(
                                "select count(t) from Transfer t where t.addOnId = :addon and t.expiresAt is not null",
                                Long.class)
                        .setParameter("addon", addOnId)
                        .getSingleResult()
                > 0;
    }

    /** A transfer with the URLs that were given for it. */
    record Job(Transfer transfer, Optional<String> source, Optional<String> target) {
        @Override
        public String toString() {
            return "Job[" + transfer.id() + "]";
        }
    }

    Optional<Job> begin(UUID id) {
        return locked(id).map(transfer -> {
            long size =
                    databases.find(transfer.addOnId()).map(AddOnDatabase::bytes).orElse(0L);
            transfer.begin(size);
            transfer.say("Started");
            return new Job(
                    transfer,
                    transfer.sealedSource().map(box -> secrets.open(id, box)),
                    transfer.sealedTarget().map(box -> secrets.open(id, box)));
        });
    }

    void moved(UUID id, long bytes) {
        locked(id).ifPresent(transfer -> transfer.moved(bytes));
    }

    void say(UUID id, String line) {
        locked(id).ifPresent(transfer -> transfer.say(line));
    }

    void end(UUID id, State how, String line) {
        locked(id).ifPresent(transfer -> {
            transfer.say(line);
            transfer.end(how);
        });
    }

    boolean isCanceled(UUID id) {
        return find(id).filter(transfer -> !transfer.isOver()).isEmpty();
    }

    /** Only one that is not over. */
    private Optional<Transfer> locked(UUID id) {
        return Optional.ofNullable(entities.find(Transfer.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(transfer -> !transfer.isOver());
    }

    void cancel(UUID id) {
        Optional.ofNullable(entities.find(Transfer.class, id, LockModeType.PESSIMISTIC_WRITE))
                .ifPresent(Transfer::cancel);
    }

    void forget(UUID id) {
        find(id).ifPresent(entities::remove);
    }

    /** Backups of which there are more than the add-on's plan keeps, and last ones whose time is over. */
    List<UUID> superfluous(UUID addOnId) {
        long kept = Optional.ofNullable(entities.find(AddOn.class, addOnId))
                .map(addOn -> entities.find(Plan.class, addOn.planId()))
                .flatMap(plan -> plan.limit("backups"))
                .orElse(Long.MAX_VALUE);
        return entities.createQuery(
                        "select t.id from Transfer t where t.addOnId = :addon and t.kind = slipway.model.databases.Transfer.Kind.BACKUP"
                                + " and t.expiresAt is null and t.state = slipway.model.databases.Transfer.State.SUCCEEDED"
                                + " order by t.num desc",
                        UUID.class)
                .setParameter("addon", addOnId)
                .getResultStream()
                .skip(kept)
                .toList();
    }

    List<UUID> expired() {
        return entities.createQuery(
                        "select t.id from Transfer t where t.expiresAt < :now and t.endedAt is not null", UUID.class)
                .setParameter("now", Moment.now())
                .getResultList();
    }

    /** Of one database. */
    Optional<BackupSchedule> scheduleOf(UUID addOnId) {
        return entities.createQuery("select s from BackupSchedule s where s.addOnId = :addon", BackupSchedule.class)
                .setParameter("addon", addOnId)
                .getResultStream()
                .findFirst();
    }

    /** Of all databases that are billed to an app. */
    List<BackupSchedule> schedulesOf(UUID appId) {
        return entities.createQuery(
                        "select s from BackupSchedule s, AddOn o where o.id = s.addOnId and o.appId = :app order by s.createdAt",
                        BackupSchedule.class)
                .setParameter("app", appId)
                .getResultList();
    }

    BackupSchedule schedule(UUID addOnId, String name, String hour, String timezone) {
        Optional<BackupSchedule> present = scheduleOf(addOnId);
        present.ifPresent(schedule -> schedule.change(name, hour, timezone));
        return present.orElseGet(() -> {
            BackupSchedule schedule = new BackupSchedule(addOnId, name, hour, timezone);
            entities.persist(schedule);
            return schedule;
        });
    }

    Optional<BackupSchedule> unschedule(UUID appId, UUID scheduleId) {
        Optional<BackupSchedule> found = schedulesOf(appId).stream()
                .filter(schedule -> schedule.id().equals(scheduleId))
                .findFirst();
        found.ifPresent(entities::remove);
        return found;
    }

    /** Orders what is due by schedules. */
    void orderDue() {
        entities.createQuery(
                        "select s, o, t from BackupSchedule s, AddOn o, AddOnDatabase t where o.id = s.addOnId and t.addOnId = o.id"
                                + " and t.made = true",
                        Object[].class)
                .getResultStream()
                .filter(row -> ((BackupSchedule) row[0]).isDue(Moment.now()))
                .forEach(row -> {
                    BackupSchedule schedule = (BackupSchedule) row[0];
                    AddOn addOn = (AddOn) row[1];
                    schedule.done(Moment.now());
                    order(
                            addOn.appId(),
                            addOn.id(),
                            Kind.BACKUP,
                            new Route(
                                    schedule.name().replaceFirst("_URL$", ""),
                                    "BACKUP",
                                    Optional.empty(),
                                    Optional.empty()),
                            Transfer::bySchedule);
                });
    }

    /** For the last backup of a database that is removed. */
    static Consumer<Transfer> last(Duration keptFor) {
        return transfer -> transfer.expiringAfter(keptFor);
    }
}
