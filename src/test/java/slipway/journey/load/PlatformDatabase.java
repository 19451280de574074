package slipway.journey.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.journey.Platform;
import slipway.service.secrets.PlatformKey;

/** The embedded PostgreSQL of a platform under test, past the platform: for many rows, and to see what it is asked. */
public final class PlatformDatabase implements AutoCloseable {
    private final Connection connection;

    private PlatformDatabase(Connection connection) {
        this.connection = connection;
    }

    public static PlatformDatabase of(Platform platform) {
        Path home = platform.home();
        Settings settings = Settings.of(Map.of("SLIPWAY_HOME", home.toString()));
        PlatformKey key = Wiring.wire(new PlatformKey(), settings, Wiring.wire(new Home(), settings));
        try {
            String port = Files.readString(home.resolve("postgres/port")).strip();
            return new PlatformDatabase(DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=require",
                    "slipway",
                    key.password("embedded-postgres")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs statements and returns how many rows the last one changed. */
    public int run(String... statements) {
        int changed = 0;
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                changed = statement.executeUpdate(sql);
            }
            return changed;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row. */
    public String ask(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
