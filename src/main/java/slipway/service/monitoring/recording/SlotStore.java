package slipway.service.monitoring.recording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes slots, many in one statement. */
@ApplicationScoped
@Transactional
public class SlotStore {
    /** Rows of one statement: about 200 kB. */
    private static final int AT_ONCE = 500;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final List<String> KEY = List.of("addon_id", "start", "type", "step", "source");

    private static final String VALUES = Stream.of(SlotRow.class.getRecordComponents())
            .map(component -> PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()))
            .filter(column -> !KEY.contains(column))
            .map(column -> column + " = excluded." + column)
            .collect(Collectors.joining(", "));

    /** What was written already is replaced by the same; what is for an add-on that is gone is left out. */
    private static final String WRITE = "INSERT INTO metric_slot SELECT r.* FROM"
            + " json_populate_recordset(CAST(NULL AS metric_slot), CAST(?1 AS json)) r"
            + " JOIN monitored_app m ON m.addon_id = r.addon_id FOR KEY SHARE OF m"
            + " ON CONFLICT ON CONSTRAINT metric_slot_pk DO UPDATE SET " + VALUES;

    private static final String READ =
            "SELECT CAST(coalesce(json_agg(row_to_json(s)), '[]') AS text) FROM metric_slot s WHERE ";

    @Inject
    EntityManager entities;

    void write(List<SlotRow> rows) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            entities.createNativeQuery(WRITE)
                    .setParameter(1, json(rows.subList(from, Math.min(rows.size(), from + AT_ONCE))))
                    .executeUpdate();
        }
    }

    /** All slots of an add-on that begin in a time, however long they are. */
    public List<SlotRow> read(UUID addOnId, Instant from, Instant until) {
        return rows(entities.createNativeQuery(READ + "s.addon_id = ?1 AND s.start >= ?2 AND s.start < ?3")
                .setParameter(1, addOnId)
                .setParameter(2, Timestamp.from(from))
                .setParameter(3, Timestamp.from(until)));
    }

    /** The same of several add-ons, by the minute. */
    public List<SlotRow> minutes(List<UUID> addOns, Instant from, Instant until) {
        return rows(entities.createNativeQuery(READ
                        + "s.addon_id = ANY (CAST(?1 AS uuid[])) AND s.step = 1 AND s.start >= ?2 AND s.start < ?3")
                .setParameter(1, addOns.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                .setParameter(2, Timestamp.from(from))
                .setParameter(3, Timestamp.from(until)));
    }

    /** Removes and returns slots of a length. */
    List<SlotRow> take(UUID addOnId, int step, Instant from, Instant until) {
        return rows(entities.createNativeQuery("WITH s AS (DELETE FROM metric_slot WHERE addon_id = ?1 AND step = ?2"
                        + " AND start >= ?3 AND start < ?4 RETURNING *)"
                        + " SELECT CAST(coalesce(json_agg(row_to_json(s)), '[]') AS text) FROM s")
                .setParameter(1, addOnId)
                .setParameter(2, step)
                .setParameter(3, Timestamp.from(from))
                .setParameter(4, Timestamp.from(until)));
    }

    private static List<SlotRow> rows(Query query) {
        try {
            return JSON.readValue(query.getSingleResult().toString(), new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database's JSON is none of ours", e);
        }
    }

    private static String json(List<SlotRow> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Rows are always JSON", e);
        }
    }
}
