package smartsite;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Keeps the count in PostgreSQL, where it outlives restarts and is one for all dynos. A dyno keeps a single connection,
 * since plans count connections; and while the database is away it asks only now and then, so that pages stay quick.
 */
final class DatabaseVisits implements Visits {
    private static final String COUNT = "INSERT INTO smartsite_visits AS v (page, visits) VALUES ('/', 1)"
            + " ON CONFLICT (page) DO UPDATE SET visits = v.visits + 1 RETURNING visits";
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS smartsite_visits (page text PRIMARY KEY, visits bigint NOT NULL)";
    /** What PostgreSQL says to the slower of two dynos that make the table at the same moment. */
    private static final Set<String> MADE_BY_ANOTHER = Set.of("23505", "42P07");

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final DatabaseUrl url;
    private final Consumer<String> log;
    private Connection connection;
    private boolean away;
    private long awaySince;

    DatabaseVisits(DatabaseUrl url, Consumer<String> log) {
        this.url = url;
        this.log = log;
    }

    @Override
    public synchronized Tally next() {
        if (!away || System.nanoTime() - awaySince > PAUSE) {
            try {
                long number = count();
                away = false;
                return Tally.of(number, "kept in PostgreSQL, for all dynos");
            } catch (SQLException e) {
                String cause = e.getCause() == null ? "" : " (" + e.getCause() + ")";
                log.accept("smartsite: the visit cannot be counted: " + e.getMessage() + cause);
                close();
                away = true;
                awaySince = System.nanoTime();
            }
        }
        return new Tally("–", "cannot be counted right now: the database is away");
    }

    /** Counts over the kept connection; if that fails at once, it may just be old, so a new one gets a try. */
    private long count() throws SQLException {
        if (connection != null) {
            try {
                return upsert();
            } catch (SQLException e) {
                if (e.getCause() instanceof SocketTimeoutException) {
                    throw e;
                }
                close();
            }
        }
        connection = url.connect();
        makeTable();
        return upsert();
    }

    private long upsert() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNT)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void makeTable() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
        } catch (SQLException e) {
            if (!MADE_BY_ANOTHER.contains(e.getSQLState())) {
                throw e;
            }
        }
    }

    @Override
    public synchronized void close() {
        try (Connection old = connection) {
            connection = null;
        } catch (SQLException e) {
            log.accept("smartsite: the connection did not close well: " + e.getMessage());
        }
    }
}
