package slipway.integration.database;

import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.journey.Platform;
import slipway.service.AfterCommit;
import slipway.service.secrets.PlatformKey;

/** A PostgreSQL with all tables for one test class, and real transactions on it without a container. */
public final class OwnDatabase implements AutoCloseable {
    private final Database database;
    private final Transactions transactions;

    private final Path home;

    private OwnDatabase(Database database, Path home) {
        this.database = database;
        this.home = home;
        this.transactions = Wiring.wire(new Transactions(), database);
    }

    public static OwnDatabase start() {
        Path folder = Platform.newHome();
        Settings settings = Settings.of(Map.of("SLIPWAY_HOME", folder.toString()));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Home home = Wiring.wire(new Home(), settings);
        PlatformKey key = Wiring.wire(new PlatformKey(), settings, home);
        // Nobody but the test comes to it.
        ServerReach reach = new ServerReach() {
            @Override
            String addresses() {
                return "127.0.0.1";
            }
        };
        EmbeddedPostgres postgres = Wiring.wire(new EmbeddedPostgres(), home, key, reach);
        Database database = Wiring.wire(new Database(), settings, postgres);
        database.start();
        return new OwnDatabase(database, folder);
    }

    /** Of the transaction that the calling thread is in. */
    public EntityManager entities() {
        return Transactions.entityManager();
    }

    public AfterCommit afterCommit() {
        return transactions;
    }

    /** Runs {@code action} as a method of a transactional service is run. */
    @SuppressWarnings("unchecked")
    public <T> T transaction(Supplier<T> action) {
        InvocationContext invocation = (InvocationContext) Proxy.newProxyInstance(
                OwnDatabase.class.getClassLoader(),
                new Class<?>[] {InvocationContext.class},
                (proxy, method, arguments) -> action.get());
        try {
            return (T) transactions.call(invocation);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    public void transaction(Runnable action) {
        transaction(() -> {
            action.run();
            return true;
        });
    }

    /** Runs a statement; returns how many rows it changed. */
    public int update(String sql) {
        return transaction(() -> entities().createNativeQuery(sql).executeUpdate());
    }

    @Override
    public void close() {
        database.stop();
        try {
            new ProcessBuilder("rm", "-rf", home.getParent().toString()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
