package slipway.integration.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.Map;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import slipway.config.Settings;

/** The connection pool, the schema and the entity managers, on the server of DATABASE_URL or on the embedded one. */
@ApplicationScoped
public class Database {
    /** Enough for the request threads that are ever in a transaction at once, within PostgreSQL's own limit. */
    private static final int CONNECTIONS = 20;

    /** How long a request waits for a connection before it fails. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Settings settings;

    @Inject
    EmbeddedPostgres embedded;

    private @Nullable HikariDataSource pool;
    private @Nullable EntityManagerFactory factory;

    /** Connects, migrates the schema, and is ready for transactions; a {@link DatabaseException} says what is wrong. */
    public void start() {
        DatabaseUrl url = settings.databaseUrl().map(DatabaseUrl::parse).orElseGet(embedded::start);
        HikariDataSource opened = open(url);
        try {
            Flyway.configure(Database.class.getClassLoader())
                    .dataSource(opened)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            opened.close();
            throw new DatabaseException("The database's schema cannot be brought up to date: " + e.getMessage(), e);
        }
        pool = opened;
        factory = new PersistenceProvider()
                .createEntityManagerFactory(
                        "slipway",
                        Map.of(
                                "jakarta.persistence.nonJtaDataSource",
                                opened,
                                "eclipselink.classloader",
                                Database.class.getClassLoader()));
        if (factory == null) {
            throw new DatabaseException("persistence.xml has no unit \"slipway\"");
        }
        // EclipseLink deploys at first use: better now than in somebody's request.
        factory.createEntityManager().close();
    }

    EntityManager newEntityManager() {
        if (factory == null) {
            throw new IllegalStateException("The database is not started");
        }
        return factory.createEntityManager();
    }

    /** Whether a connection can be had and answers; for health checks. */
    public boolean isHealthy() {
        HikariDataSource opened = pool;
        if (opened == null) {
            return false;
        }
        try (var connection = opened.getConnection()) {
            return connection.isValid(1);
        } catch (java.sql.SQLException away) {
            return false;
        }
    }

    public void stop() {
        if (factory != null) {
            factory.close();
            factory = null;
        }
        if (pool != null) {
            pool.close();
            pool = null;
        }
        embedded.stop();
    }

    private static HikariDataSource open(DatabaseUrl url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url.jdbcUrl());
        config.setUsername(url.user());
        config.setPassword(url.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(PATIENCE.toMillis());
        config.setPoolName("slipway");
        // EclipseLink binds a null uuid or timestamp as a text: let the server see that it fits.
        config.addDataSourceProperty("stringtype", "unspecified");
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new DatabaseException("The database at " + url + " cannot be reached: " + cause.getMessage(), e);
        }
    }
}
