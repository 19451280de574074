package slipway.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.service.secrets.PlatformKey;

/** A look past the platform into its PostgreSQL: for what no API shows, such as whether a secret is stored sealed. */
public final class PlatformDatabase {
    private final String url;
    private final String password;

    private PlatformDatabase(String url, String password) {
        this.url = url;
        this.password = password;
    }

    public static PlatformDatabase of(Platform platform) {
        Settings settings = Settings.of(Map.of("SLIPWAY_HOME", platform.home().toString()));
        Home home = Wiring.wire(new Home(), settings);
        PlatformKey key = Wiring.wire(new PlatformKey(), settings, home);
        try {
            String port = Files.readString(home.postgres().resolve("port")).strip();
            return new PlatformDatabase(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=require&stringtype=unspecified",
                    key.password("embedded-postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows of a table as text, as a thief of the database would read them. */
    public static String dump(Platform platform, String table) {
        return String.join("\n", of(platform).texts("SELECT t::text FROM " + table + " t"));
    }

    /** For what takes more than one statement. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "slipway", password);
    }

    /** Runs a statement; returns how many rows it changed. */
    public int update(String sql, Object... values) {
        try (Connection connection = DriverManager.getConnection(url, "slipway", password);
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** The first column of every row as a text. */
    public List<String> texts(String sql, Object... values) {
        try (Connection connection = DriverManager.getConnection(url, "slipway", password);
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
