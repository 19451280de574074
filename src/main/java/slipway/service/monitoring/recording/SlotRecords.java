package slipway.service.monitoring.recording;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import slipway.model.monitoring.Measures;
import slipway.model.monitoring.Resolution;

/** The recorder's reading and writing: each method is one transaction. */
@ApplicationScoped
@Transactional
public class SlotRecords {
    /** Of slots that were rolled up, which no process has measured by itself. */
    static final UUID ROLLED_UP = new UUID(0, 0);

    /** Add-ons whose slots are looked for at once. */
    private static final int AT_ONCE = 1_000;

    private static final Instant EVER = Instant.EPOCH;

    /** How many dynos of a type are up, and how many should be. */
    record Dynos(UUID appId, String type, int up, int wanted) {}

    private record Slot(Instant start, String type) {}

    @Inject
    EntityManager entities;

    @Inject
    SlotStore store;

    void write(List<SlotRow> rows) {
        store.write(rows);
    }

    /** Of all monitored apps in one look; nothing of those that are asleep or run nothing on purpose. */
    List<Dynos> lookAtDynos() {
        List<?> rows = entities.createNativeQuery("SELECT CAST(m.app_id AS text), f.type,"
                        + " count(d.id) FILTER (WHERE d.state = 'UP'), f.quantity FROM monitored_app m"
                        + " JOIN formation f ON f.app_id = m.app_id"
                        + " LEFT JOIN dyno d ON d.app_id = f.app_id AND d.type = f.type AND NOT d.one_off"
                        + " WHERE f.quantity > 0 GROUP BY m.app_id, f.type, f.quantity"
                        + " HAVING count(d.id) FILTER (WHERE d.state IN ('NAPPING', 'ASLEEP')) = 0")
                .getResultList();
        return rows.stream().map(row -> dynos((Object[]) row)).toList();
    }

    private static Dynos dynos(Object[] row) {
        return new Dynos(
                UUID.fromString(row[0].toString()),
                row[1].toString(),
                ((Number) row[2]).intValue(),
                ((Number) row[3]).intValue());
    }

    /** Add-ons that have slots of a length from before a moment. */
    List<UUID> withSlotsBefore(Resolution fine, Instant before) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT DISTINCT CAST(addon_id AS text) FROM metric_slot WHERE step = ?1 AND start < ?2 LIMIT "
                                + AT_ONCE)
                .setParameter(1, fine.minutes())
                .setParameter(2, Timestamp.from(before))
                .getResultList();
        return rows.stream().map(row -> UUID.fromString(row.toString())).toList();
    }

    /** Makes of an add-on's slots from before a moment fewer that are longer; the moment is between two of those. */
    void rollUp(UUID addOnId, Resolution fine, Resolution coarse, Instant before) {
        if (!lock(addOnId)) {
            return;
        }
        SortedMap<Slot, Measures> longer =
                new TreeMap<>(Comparator.comparing(Slot::start).thenComparing(Slot::type));
        List<SlotRow> taken = new ArrayList<>(store.take(addOnId, fine.minutes(), EVER, before));
        taken.stream()
                .map(SlotRow::startsAt)
                .min(Comparator.naturalOrder())
                .map(coarse::slotOf)
                .ifPresent(first -> taken.addAll(store.take(addOnId, coarse.minutes(), first, before)));
        for (SlotRow row : taken) {
            Slot slot = new Slot(coarse.slotOf(row.startsAt()), row.type());
            row.addTo(longer.computeIfAbsent(slot, key -> new Measures()));
        }
        List<SlotRow> rows = new ArrayList<>();
        longer.forEach((slot, measures) ->
                rows.add(SlotRow.of(addOnId, slot.start(), slot.type(), coarse.minutes(), ROLLED_UP, measures)));
        store.write(rows);
    }

    /** Another process may roll up the same; false where it does, or where the add-on is gone. */
    private boolean lock(UUID addOnId) {
        return !entities.createNativeQuery(
                        "SELECT 1 FROM monitored_app WHERE addon_id = ?1 FOR NO KEY UPDATE SKIP LOCKED")
                .setParameter(1, addOnId)
                .getResultList()
                .isEmpty();
    }

    /** Drops what is older than its plan keeps; returns how many slots. */
    int sweep(Instant now) {
        return entities.createNativeQuery(
                        "DELETE FROM metric_slot s USING monitored_app m WHERE s.addon_id = m.addon_id"
                                + " AND s.start < CAST(?1 AS timestamptz) - (m.hours * 60 + s.step) * interval '1 minute'")
                .setParameter(1, Timestamp.from(now))
                .executeUpdate();
    }
}
