package slipway.journey.addons;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Somebody who has the URL of an add-on's database. */
record DatabaseUser(String address, String database, String role, String password, String tls) {
    static DatabaseUser of(String url) {
        URI uri = URI.create(url);
        String[] login = uri.getUserInfo().split(":");
        return new DatabaseUser(
                uri.getHost() + ":" + uri.getPort(), uri.getPath().substring(1), login[0], login[1], "require");
    }

    DatabaseUser in(String otherDatabase) {
        return new DatabaseUser(address, otherDatabase, role, password, tls);
    }

    DatabaseUser withoutTls() {
        return new DatabaseUser(address, database, role, password, "disable");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s/%s?sslmode=%s".formatted(address, database, tls), role, password);
    }

    void run(String sql) {
        String refusal = refusal(sql);
        if (!refusal.isEmpty()) {
            throw new AssertionError(sql + ": " + refusal);
        }
    }

    /** What the server says against a statement; empty where it does it. */
    String refusal(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return "";
        } catch (SQLException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    String text(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }
}
