package slipway.integration.databases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import slipway.config.Settings;
import slipway.integration.database.DatabaseUrl;
import slipway.integration.database.EmbeddedPostgres;
import slipway.service.databases.server.DatabaseAwayException;
import slipway.service.databases.server.Login;

/** Connections to the server of add-ons' databases: as its administrator, or as a database's own role. */
@ApplicationScoped
class ServerConnections {
    /** Something to be done with a connection. */
    interface Step<T> {
        T with(Statement statement) throws SQLException;
    }

    private static final Pattern JDBC_URL = Pattern.compile("jdbc:postgresql://([^/]+)/([^?]*)(\\?.*)?");

    private static final String PATIENCE_SECONDS = "10";

    @Inject
    Settings settings;

    @Inject
    EmbeddedPostgres embedded;

    /** Whom to ask as the administrator: the operator's server, or the embedded one where that runs. */
    Optional<DatabaseUrl> administrator() {
        return settings.addOns().postgresUrl().map(DatabaseUrl::parse).or(embedded::url);
    }

    /** HOST:PORT as the platform reaches it. */
    String hostAndPort() {
        return parts().group(1);
    }

    private Matcher parts() {
        Matcher matcher = JDBC_URL.matcher(require().jdbcUrl());
        if (!matcher.matches()) {
            throw new IllegalStateException("A JDBC URL of PostgreSQL looks otherwise");
        }
        return matcher;
    }

    private DatabaseUrl require() {
        return administrator().orElseThrow(() -> new IllegalStateException("There is no server for databases"));
    }

    /** Does something as the administrator, in the administrator's own database. */
    <T> T asAdministrator(Step<T> step) {
        return call(parts().group(2), administratorLogin(), step);
    }

    /**
     * The same inside another database, whose owners may have put there what is called like something of PostgreSQL's own:
     * names are looked up in its catalog alone.
     */
    <T> T asAdministrator(String database, Step<T> step) {
        return call(database, administratorLogin(), statement -> {
            statement.execute("SET search_path = pg_catalog");
            return step.with(statement);
        });
    }

    /** Does something as a role of a database: whatever its users have put there works with no more rights than theirs. */
    <T> T as(Login login, String database, Step<T> step) {
        return call(database, login, statement -> {
            // Nor can they keep the platform waiting.
            statement.execute("SET lock_timeout = '5s'; SET statement_timeout = '30s'");
            return step.with(statement);
        });
    }

    private Login administratorLogin() {
        DatabaseUrl url = require();
        return new Login(url.user(), url.password());
    }

    private <T> T call(String database, Login login, Step<T> step) {
        Matcher parts = parts();
        String query = Optional.ofNullable(parts.group(3)).orElse("?sslmode=require");
        Properties properties = new Properties();
        properties.setProperty("user", login.role());
        properties.setProperty("password", login.password());
        properties.setProperty("connectTimeout", PATIENCE_SECONDS);
        properties.setProperty("loginTimeout", PATIENCE_SECONDS);
        properties.setProperty("ApplicationName", "slipway");
        String url = "jdbc:postgresql://" + parts.group(1) + "/" + database + query;
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement()) {
            return step.with(statement);
        } catch (SQLException e) {
            throw new DatabaseAwayException("The databases' server says: " + e.getMessage(), e);
        }
    }
}
