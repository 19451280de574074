package slipway.integration.databases;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import slipway.service.databases.server.Limits;
import slipway.service.databases.server.Login;

/** What is said to the databases' server about one database or role. Names are ours, and have only letters and digits. */
final class DatabaseSql {
    /** Of idle transactions, whose locks others would wait for (Heroku's has none; PostgreSQL's own advice). */
    private static final Duration IDLE_IN_TRANSACTION = Duration.ofMinutes(60);

    private DatabaseSql() {}

    static void makeRole(Statement statement, Login login) throws SQLException {
        if (!isThere(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + login.role() + "'")) {
            statement.execute("CREATE ROLE %s LOGIN".formatted(login.role()));
            // An administrator who is no superuser may act only for roles that it belongs to.
            statement.execute("GRANT %s TO CURRENT_USER".formatted(login.role()));
        }
        statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(login.role(), login.password()));
    }

    /** Closed, since by PostgreSQL's default every role may enter a new database. */
    static void create(Statement statement, String database, String owner) throws SQLException {
        statement.execute("CREATE DATABASE %s OWNER %s TEMPLATE template0 ENCODING 'UTF8' ALLOW_CONNECTIONS false"
                .formatted(database, owner));
    }

    static void open(Statement statement, String database, String owner, Limits limits) throws SQLException {
        statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(database));
        limit(statement, database, owner, limits);
        nameExtensions(statement, database);
        statement.execute("ALTER DATABASE %s ALLOW_CONNECTIONS true".formatted(database));
    }

    /** Owners of databases could keep them from being dropped. */
    static void drop(Statement statement, String database) throws SQLException {
        if (isThere(statement, "SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
            statement.execute("ALTER DATABASE %s IS_TEMPLATE false".formatted(database));
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(database));
        }
    }

    static void limit(Statement statement, String database, String owner, Limits limits) throws SQLException {
        statement.execute("ALTER DATABASE %s CONNECTION LIMIT %d".formatted(database, limits.connections()));
        // Owners could lift their database's own limit.
        statement.execute("ALTER ROLE %s CONNECTION LIMIT %d".formatted(owner, limits.connections()));
        statement.execute("ALTER ROLE %s SET statement_timeout = %d"
                .formatted(owner, limits.statements().toMillis()));
        statement.execute("ALTER ROLE %s SET idle_in_transaction_session_timeout = %d"
                .formatted(owner, IDLE_IN_TRANSACTION.toMillis()));
    }

    /** A fork may still have rights of it in its tables: then nobody can come in by it any more. */
    static void dropRole(Statement statement, String role) throws SQLException {
        if (!isThere(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
            return;
        }
        try {
            statement.execute("DROP ROLE %s".formatted(role));
        } catch (SQLException stillNamed) {
            statement.execute("ALTER ROLE %s NOLOGIN".formatted(role));
        }
    }

    static void disconnect(Statement statement, String database) throws SQLException {
        statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database
                + "' AND pid <> pg_backend_pid()");
    }

    static boolean isThere(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    static String text(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** By the settings that {@code heroku pg:extensions} reads; an administrator who is no superuser may not set them. */
    static void nameExtensions(Statement statement, String database) throws SQLException {
        String trusted = text(
                statement,
                "SELECT coalesce(string_agg(DISTINCT name, ',' ORDER BY name), '') FROM pg_available_extension_versions"
                        + " WHERE trusted");
        boolean superuser = isThere(statement, "SELECT 1 FROM pg_roles WHERE rolname = CURRENT_USER AND rolsuper");
        if (superuser) {
            for (String setting : List.of("rds.allowed_extensions", "extwlist.extensions")) {
                statement.execute("ALTER DATABASE %s SET %s = '%s'".formatted(database, setting, trusted));
            }
        }
    }
}
