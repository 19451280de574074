package slipway.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Looks into a platform's own PostgreSQL, for what no client can see. */
public final class PlatformDatabase {
    private PlatformDatabase() {}

    /** All rows of a table as text, as a thief of the database would read them. */
    public static String dump(Platform platform, String table) {
        StringBuilder rows = new StringBuilder();
        try (Connection connection = connect(platform);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
            while (result.next()) {
                rows.append(result.getString(1)).append('\n');
            }
            return rows.toString();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs a statement; returns how many rows it changed. */
    public static int update(Platform platform, String sql) {
        try (Connection connection = connect(platform);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static Connection connect(Platform platform) throws SQLException {
        try {
            String port =
                    Files.readString(platform.home().resolve("postgres/port")).strip();
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(platform.home().resolve("secret.key"))
                            .strip());
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres?sslmode=require", "slipway", password(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String password(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] derived = mac.doFinal("password:embedded-postgres".getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(derived);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
