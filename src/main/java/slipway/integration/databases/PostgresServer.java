package slipway.integration.databases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import slipway.config.Settings;
import slipway.integration.dynos.network.DynoNetwork;
import slipway.model.InvalidParamsException;
import slipway.service.databases.server.Contents;
import slipway.service.databases.server.DatabaseServer;
import slipway.service.databases.server.Limits;
import slipway.service.databases.server.Login;

/** The databases' server: PostgreSQL, by SQL. Names of databases and roles are ours, and have only letters and digits. */
@ApplicationScoped
public class PostgresServer implements DatabaseServer {
    @Inject
    ServerConnections connections;

    @Inject
    DynoNetwork network;

    @Inject
    Settings settings;

    @Override
    public boolean isAvailable() {
        return connections.administrator().isPresent();
    }

    @Override
    public int majorVersion() {
        return Integer.parseInt(version().split("\\.")[0]);
    }

    @Override
    public String version() {
        return connections.asAdministrator(statement ->
                DatabaseSql.text(statement, "SELECT split_part(current_setting('server_version'), ' ', 1)"));
    }

    /** Dynos have a way to the embedded server; an operator's server is where the operator says. */
    @Override
    public String address() {
        String own = connections.hostAndPort();
        if (settings.addOns().postgresUrl().isPresent()) {
            return own;
        }
        String port = own.substring(own.lastIndexOf(':') + 1);
        network.open(Integer.parseInt(port));
        return settings.addOns().dataHost().orElseGet(network::gateway) + ":" + port;
    }

    @Override
    public void make(String database, Login owner, Limits limits) {
        connections.asAdministrator(statement -> {
            DatabaseSql.makeRole(statement, owner);
            if (!DatabaseSql.isThere(statement, "SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
                DatabaseSql.create(statement, database, owner.role());
            }
            DatabaseSql.open(statement, database, owner.role(), limits);
            return true;
        });
    }

    @Override
    public void limit(String database, String owner, Limits limits) {
        connections.asAdministrator(statement -> {
            DatabaseSql.limit(statement, database, owner, limits);
            return true;
        });
    }

    @Override
    public void addLogin(String database, Login login) {
        connections.asAdministrator(statement -> {
            DatabaseSql.makeRole(statement, login);
            statement.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(database, login.role()));
            return true;
        });
    }

    @Override
    public void changePassword(Login login) {
        connections.asAdministrator(statement -> {
            if (DatabaseSql.isThere(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + login.role() + "'")) {
                statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(login.role(), login.password()));
            }
            return true;
        });
    }

    @Override
    public void removeLogin(String database, String owner, String role) {
        boolean there = connections.asAdministrator(
                statement -> DatabaseSql.isThere(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'"));
        if (!there) {
            return;
        }
        connections.asAdministrator(statement -> {
            statement.execute("ALTER ROLE %s NOLOGIN".formatted(role));
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + role + "'");
            return true;
        });
        connections.asAdministrator(database, statement -> {
            statement.execute("REASSIGN OWNED BY %s TO %s".formatted(role, owner));
            statement.execute("DROP OWNED BY %s".formatted(role));
            return true;
        });
        connections.asAdministrator(statement -> {
            DatabaseSql.dropRole(statement, role);
            return true;
        });
    }

    @Override
    public void reset(
            String database, String owner, Collection<String> others, Limits limits, List<String> extensions) {
        // Before anything is lost.
        extensions.forEach(this::requireTrusted);
        connections.asAdministrator(statement -> {
            DatabaseSql.drop(statement, database);
            DatabaseSql.create(statement, database, owner);
            DatabaseSql.open(statement, database, owner, limits);
            for (String role : others) {
                statement.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(database, role));
            }
            return true;
        });
        if (!extensions.isEmpty()) {
            connections.asAdministrator(database, statement -> {
                // With no more rights than its owner has: only extensions that PostgreSQL trusts.
                statement.execute("SET ROLE " + owner + "; SET search_path = public");
                for (String extension : extensions) {
                    statement.execute("CREATE EXTENSION IF NOT EXISTS \"%s\"".formatted(extension.replace("\"", "")));
                }
                return true;
            });
        }
    }

    private void requireTrusted(String extension) {
        String trusted = "SELECT 1 FROM pg_available_extension_versions WHERE trusted AND name = '"
                + extension.replace("'", "''") + "'";
        if (!connections.asAdministrator(statement -> DatabaseSql.isThere(statement, trusted))) {
            throw new InvalidParamsException(
                    "The extension " + extension
                            + " cannot be had here: databases may have those that PostgreSQL trusts and its server has installed.");
        }
    }

    @Override
    public void shut(String database) {
        connections.asAdministrator(statement -> {
            if (DatabaseSql.isThere(statement, "SELECT 1 FROM pg_database WHERE datname = '" + database + "'")) {
                statement.execute("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(database));
                statement.execute("ALTER DATABASE %s CONNECTION LIMIT 1".formatted(database));
                DatabaseSql.disconnect(statement, database);
            }
            return true;
        });
    }

    @Override
    public void drop(String database, Collection<String> roles) {
        connections.asAdministrator(statement -> {
            DatabaseSql.drop(statement, database);
            for (String role : roles) {
                DatabaseSql.dropRole(statement, role);
            }
            return true;
        });
    }

    @Override
    public void resetStatistics(String database) {
        connections.asAdministrator(database, statement -> {
            statement.execute("SELECT pg_catalog.pg_stat_reset()");
            return true;
        });
    }

    @Override
    public void disconnect(String database) {
        connections.asAdministrator(statement -> {
            DatabaseSql.disconnect(statement, database);
            return true;
        });
    }

    /** By PostgreSQL's own copy of files, during which nobody may be connected to what is copied. */
    @Override
    public void copy(String from, String to, String owner) {
        String source = connections.asAdministrator(statement -> DatabaseSql.text(
                statement,
                "SELECT rolname FROM pg_roles r JOIN pg_database d ON d.datdba = r.oid WHERE datname = '" + from
                        + "'"));
        connections.asAdministrator(statement -> {
            String limit =
                    DatabaseSql.text(statement, "SELECT datconnlimit FROM pg_database WHERE datname = '" + to + "'");
            DatabaseSql.drop(statement, to);
            statement.execute("ALTER DATABASE %s WITH ALLOW_CONNECTIONS false".formatted(from));
            try {
                DatabaseSql.disconnect(statement, from);
                statement.execute(
                        "CREATE DATABASE %s OWNER %s TEMPLATE %s ALLOW_CONNECTIONS false".formatted(to, owner, from));
            } finally {
                statement.execute("ALTER DATABASE %s WITH ALLOW_CONNECTIONS true".formatted(from));
            }
            statement.execute("REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(to));
            statement.execute("ALTER DATABASE %s CONNECTION LIMIT %s".formatted(to, limit));
            DatabaseSql.nameExtensions(statement, to);
            statement.execute("ALTER DATABASE %s ALLOW_CONNECTIONS true".formatted(to));
            return true;
        });
        connections.asAdministrator(to, statement -> {
            // This gives away databases as well, wherever they are.
            statement.execute("BEGIN; REASSIGN OWNED BY %s TO %s; ALTER DATABASE %s OWNER TO %s; COMMIT"
                    .formatted(source, owner, from, source));
            return true;
        });
    }

    @Override
    public Map<String, Long> sizes() {
        return connections.asAdministrator(statement -> {
            Map<String, Long> sizes = new HashMap<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT datname, pg_database_size(oid) FROM pg_database WHERE datname ~ '^d[0-9a-f]{20}$'")) {
                while (rows.next()) {
                    sizes.put(rows.getString(1), rows.getLong(2));
                }
            }
            return sizes;
        });
    }

    @Override
    public Map<String, Integer> connections(String database) {
        return connections.asAdministrator(statement -> {
            Map<String, Integer> byRole = new HashMap<>();
            try (ResultSet rows =
                    statement.executeQuery("SELECT usename, count(*) FROM pg_stat_activity WHERE datname = '" + database
                            + "' AND usename IS NOT NULL GROUP BY usename")) {
                while (rows.next()) {
                    byRole.put(rows.getString(1), rows.getInt(2));
                }
            }
            return byRole;
        });
    }

    @Override
    public void cancelLongStatements(Map<String, Duration> atMost) {
        connections.asAdministrator(statement -> {
            for (Map.Entry<String, Duration> each : atMost.entrySet()) {
                statement.execute(
                        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE datname = '" + each.getKey()
                                + "' AND state = 'active' AND usename <> CURRENT_USER AND query_start < now() - interval '"
                                + each.getValue().toSeconds() + " seconds'");
            }
            return true;
        });
    }

    @Override
    public Contents contents(String database, Login owner) {
        return connections.as(owner, database, statement -> {
            try (ResultSet row = statement.executeQuery(
                    "SELECT count(*), coalesce(sum(n_live_tup), 0) FROM pg_catalog.pg_stat_user_tables"
                            + " WHERE schemaname <> '" + InsertStop.SCHEMA + "'")) {
                row.next();
                return new Contents(row.getLong(1), row.getLong(2));
            }
        });
    }

    @Override
    public void stopInserts(String database, Login owner) {
        connections.as(owner, database, statement -> {
            InsertStop.put(statement);
            return true;
        });
    }

    @Override
    public void allowInserts(String database, Login owner) {
        connections.as(owner, database, statement -> {
            InsertStop.takeAway(statement);
            return true;
        });
    }
}
