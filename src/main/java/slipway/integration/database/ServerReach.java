package slipway.integration.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import slipway.config.Settings;
import slipway.integration.dynos.network.DynoNetwork;

/** Who may come to the embedded server, and where it listens for them. */
@ApplicationScoped
class ServerReach {
    /** Of all databases together; each slot takes a few kilobytes. */
    static final int CONNECTIONS = 500;

    /** For the platform, however many connections add-ons have. */
    static final int RESERVED = 40;

    /** Add-ons' roles come by TLS and never into the platform's own databases; the platform comes from this machine. */
    private static final String ADMISSION = """
            local all all scram-sha-256
            host all slipway 127.0.0.1/32 scram-sha-256
            host all slipway all reject
            host postgres,template1 all all reject
            hostssl all all all scram-sha-256
            """;

    @Inject
    Settings settings;

    @Inject
    DynoNetwork network;

    /** As PostgreSQL's setting wants them. */
    String addresses() {
        if (settings.addOns().dataHost().isPresent()) {
            return "*";
        }
        String gateway = network.gateway();
        return gateway.equals("127.0.0.1") ? gateway : "127.0.0.1," + gateway;
    }

    /** Whether a server that runs was started as it would be now. */
    boolean isOpenAsWanted(DatabaseUrl url) {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('listen_addresses'),"
                        + " current_setting('max_connections'), current_setting('superuser_reserved_connections')")) {
            return row.next()
                    && row.getString(1).equals(addresses())
                    && row.getInt(2) == CONNECTIONS
                    && row.getInt(3) == RESERVED;
        } catch (SQLException e) {
            throw new DatabaseException("The embedded PostgreSQL does not say how it was started", e);
        }
    }

    /** Writes who may come, before the server starts. */
    void admit(Path data, UnprivilegedUser user) throws IOException {
        Path file = data.resolve("pg_hba.conf");
        Path fresh = data.resolve("pg_hba.conf.new");
        Files.writeString(fresh, ADMISSION);
        user.own(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** By PostgreSQL's default, every role may enter every database. */
    void closeOwnDatabases(DatabaseUrl url) {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute("REVOKE ALL ON DATABASE postgres FROM PUBLIC");
            statement.execute("REVOKE ALL ON DATABASE template1 FROM PUBLIC");
        } catch (SQLException e) {
            throw new DatabaseException("The platform's database cannot be closed to others", e);
        }
    }

    private static Connection connect(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
    }
}
