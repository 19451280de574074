package slipway.service.databases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import slipway.config.Settings;
import slipway.model.InvalidParamsException;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.databases.AddOnDatabase;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.databases.DatabaseFinder.Known;
import slipway.service.databases.server.Contents;
import slipway.service.databases.server.DatabaseServer;
import slipway.service.databases.server.Limits;

/** {@code heroku pg:info}, {@code pg:reset}, {@code pg:killall}. */
@ApplicationScoped
public class Databases {
    private static final double MEGABYTE = 1 << 20;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Inject
    DatabaseFinder finder;

    @Inject
    DatabaseRecords records;

    @Inject
    DatabaseServer server;

    @Inject
    DatabaseUrls urls;

    @Inject
    Activity activity;

    @Inject
    Settings settings;

    /**
     * How a database is.
     *
     * @param bytes on disk now
     * @param connections at this moment
     */
    public record State(
            Known known,
            long bytes,
            long allowedBytes,
            int connections,
            long allowedConnections,
            Contents contents,
            String version) {
        public Optional<String> trouble() {
            AddOnDatabase database = known.database();
            if (database.fullSince().isPresent()) {
                return Optional.of("Inserts are stopped: it is larger than its plan allows");
            }
            return database.overSince().map(since -> "Larger than its plan allows since " + DATE.format(since));
        }
    }

    public State state(Known known) {
        AddOnDatabase database = known.database();
        long bytes = server.sizes().getOrDefault(database.name(), database.bytes());
        int connections = server.connections(database.name()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        Contents contents =
                server.contents(database.name(), records.owner(known.addOn().id()));
        return new State(
                known,
                bytes,
                known.plan().limit("bytes").orElseThrow(),
                connections,
                known.plan().limit("connections").orElseThrow(),
                contents,
                server.version());
    }

    /** The rows that {@code heroku pg:info} prints, by their names. */
    public Map<String, List<String>> info(Known known) {
        State state = state(known);
        Map<String, List<String>> rows = new LinkedHashMap<>();
        rows.put("Plan", List.of(known.plan().humanName()));
        rows.put("Status", List.of(state.trouble().orElse("Available")));
        rows.put("Connections", List.of(state.connections() + "/" + state.allowedConnections()));
        rows.put("PG Version", List.of(state.version()));
        rows.put("Created", List.of(DATE.format(known.addOn().createdAt())));
        rows.put("Data Size", List.of(size(state)));
        rows.put("Tables", List.of(String.valueOf(state.contents().tables())));
        rows.put("Rows", List.of(String.valueOf(state.contents().rows())));
        rows.put(
                "Credentials",
                List.of(String.valueOf(records.credentials(known.addOn().id()).size())));
        List<String> forked = new ArrayList<>();
        known.database().forkedFrom().ifPresent(forked::add);
        rows.put("Forked From", forked);
        rows.put("Fork/Follow", List.of("Fork"));
        rows.put("Rollback", List.of("Unsupported"));
        return rows;
    }

    private static String size(State state) {
        double percent = 100.0 * state.bytes() / state.allowedBytes();
        return String.format(
                Locale.ROOT,
                "%.1f MB / %.0f MB (%.2f%%)",
                state.bytes() / MEGABYTE,
                state.allowedBytes() / MEGABYTE,
                percent);
    }

    /** By the credential that owns it. */
    public String url(Known known) {
        return urls.ofOwner(known.addOn().id());
    }

    /** Empties it; what is connected is cut off. */
    public void reset(Actor actor, String nameOrId, List<String> extensions) {
        Known known = finder.require(actor, nameOrId, Permission.OPERATE);
        extensions.stream()
                .filter(name -> !name.matches("[a-z0-9_-]{1,63}"))
                .findFirst()
                .ifPresent(name -> {
                    throw new InvalidParamsException("\"" + name + "\" is no name of an extension.");
                });
        server.reset(
                known.database().name(),
                records.owner(known.addOn().id()).role(),
                DatabaseProvider.others(records.credentials(known.addOn().id())),
                Limits.of(known.plan()),
                extensions);
        note(actor, known, "Reset " + known.addOn().name());
    }

    /** Cuts off whatever is connected. */
    public void disconnect(Actor actor, String nameOrId) {
        Known known = finder.require(actor, nameOrId, Permission.OPERATE);
        server.disconnect(known.database().name());
        note(actor, known, "Cut all connections to " + known.addOn().name());
    }

    /** What {@code heroku pg:index-usage} and its like count begins anew. */
    public void resetStatistics(Actor actor, String nameOrId) {
        Known known = finder.require(actor, nameOrId, Permission.OPERATE);
        server.resetStatistics(known.database().name());
        note(actor, known, "Reset the statistics of " + known.addOn().name());
    }

    private void note(Actor actor, Known known, String what) {
        activity.did(actor, known.app(), "addon", Action.UPDATE, known.addOn(), what);
    }
}
