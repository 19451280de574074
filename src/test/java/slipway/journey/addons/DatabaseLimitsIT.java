package slipway.journey.addons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;

/** Databases keep to their plans, and outlive whatever happens to the platform and the server. */
class DatabaseLimitsIT {
    private static Platform platform;
    private static ApiClient api;

    private String app;
    private JsonNode addOn;
    private DatabaseUser owner;

    @BeforeAll
    static void start() {
        platform = Platform.start(Map.of("SLIPWAY_ADDON_LOOK", "PT0.3S", "SLIPWAY_ADDON_GRACE", "PT0.1S"));
        api = platform.api();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void createTheDatabase() {
        app = api.createApp();
        addOn = api.post("/apps/" + app + "/addons", "{\"plan\":\"heroku-postgresql:free\"}");
        owner = DatabaseUser.of(config("DATABASE_URL"));
    }

    private String config(String name) {
        return api.get("/apps/" + app + "/config-vars").path(name).asText();
    }

    private String status() {
        for (JsonNode row :
                api.get("/client/v11/databases/" + addOn.path("id").asText()).path("info")) {
            if (row.path("name").asText().equals("Status")) {
                return row.at("/values/0").asText();
            }
        }
        return "";
    }

    @Test
    void whatIsLargerThanItsPlanTakesNoMoreRowsUntilItIsSmallEnough() {
        PlatformDatabase database = PlatformDatabase.of(platform);
        database.update(
                "UPDATE addon_plan SET limits = replace(limits, '104857600', '12000000') WHERE name = 'heroku-postgresql:free'");
        try {
            owner.run("CREATE TABLE pile (what text)");
            owner.run("INSERT INTO pile SELECT repeat(md5(i::text), 20) FROM generate_series(1, 20000) i");
            Platform.await(
                    "inserts to be stopped",
                    () -> !owner.refusal("INSERT INTO pile VALUES ('x')").isEmpty());
            assertThat(owner.refusal("INSERT INTO pile VALUES ('x')"))
                    .contains("This database is larger than its plan allows", "heroku addons:upgrade");
            assertThat(owner.refusal("COPY pile FROM STDIN")).contains("larger than its plan allows");
            assertThat(owner.refusal("SELECT count(*) FROM pile")).isEmpty();
            assertThat(status()).isEqualTo("Inserts are stopped: it is larger than its plan allows");
            assertThat(api.log(app)).anyMatch(line -> line.contains("takes no more rows"));
            owner.run("DELETE FROM pile");
            owner.run("VACUUM FULL pile");
            Platform.await(
                    "inserts to be allowed",
                    () -> owner.refusal("INSERT INTO pile VALUES ('x')").isEmpty());
            assertThat(status()).isEqualTo("Available");
        } finally {
            database.update(
                    "UPDATE addon_plan SET limits = replace(limits, '12000000', '104857600') WHERE name = 'heroku-postgresql:free'");
        }
    }

    @Test
    void connectionsAreCountedOverAllAndThePlatformsOwnAreKept() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            String refusal = "";
            while (refusal.isEmpty()) {
                assertThat(taken).hasSizeLessThanOrEqualTo(20);
                try {
                    taken.add(owner.connect());
                } catch (SQLException full) {
                    refusal = full.getMessage();
                }
            }
            assertThat(refusal).contains("too many connections for role");
            assertThat(taken).hasSize(20);
            assertThat(api.apps()).contains(app);
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void aStatementThatIsWrittenToTakeForeverIsCanceledEvenIfItsTimeOutIsTurnedOff() {
        PlatformDatabase database = PlatformDatabase.of(platform);
        database.update(
                "UPDATE addon_plan SET limits = replace(limits, '\"300\"', '\"1\"') WHERE name = 'heroku-postgresql:free'");
        try {
            assertThat(owner.refusal("SET statement_timeout = 0; SELECT pg_sleep(3600)"))
                    .contains("canceling statement due to user request");
        } finally {
            database.update(
                    "UPDATE addon_plan SET limits = replace(limits, '\"1\"', '\"300\"') WHERE name = 'heroku-postgresql:free'");
        }
    }

    @Test
    void aKillOfThePlatformLosesNothing() {
        owner.run("CREATE TABLE kept (what text)");
        owner.run("INSERT INTO kept VALUES ('this')");
        platform.kill();
        assertThat(owner.text("SELECT what FROM kept")).isEqualTo("this");
        platform.launch();
        platform.awaitReady();
        assertThat(owner.text("SELECT what FROM kept")).isEqualTo("this");
        assertThat(config("DATABASE_URL")).contains(owner.database());
    }

    @Test
    void aRestartOfThePlatformAndItsServerLosesNothing() {
        owner.run("CREATE TABLE kept (what text)");
        owner.run("INSERT INTO kept VALUES ('this')");
        platform.stop();
        platform.launch();
        platform.awaitReady();
        assertThat(DatabaseUser.of(config("DATABASE_URL")).text("SELECT what FROM kept"))
                .isEqualTo("this");
    }

    /** The database is made, and the platform is killed before it could write that down. */
    @Test
    void aKillBetweenTheServersAnswerAndTheCommitMakesOneDatabaseAndOneLineOfTheLedger() throws Exception {
        PlatformDatabase database = PlatformDatabase.of(platform);
        String second = api.createApp();
        String count = "SELECT count(*)::text FROM pg_database WHERE datname ~ '^d[0-9a-f]{20}$'";
        int before = Integer.parseInt(database.texts(count).get(0));
        Thread order;
        try (Connection lock = lockTheLedger()) {
            order = new Thread(() -> {
                try {
                    api.send("POST", "/apps/" + second + "/addons", "{\"plan\":\"heroku-postgresql:free\"}");
                } catch (RuntimeException killed) {
                    // As it is meant to be.
                }
            });
            order.start();
            Platform.await(
                    "the database", () -> Integer.parseInt(database.texts(count).get(0)) > before);
            platform.kill();
            lock.rollback();
        }
        order.join();
        platform.launch();
        platform.awaitReady();
        Platform.await(
                "the add-on",
                () -> api.get("/apps/" + second + "/addons")
                        .at("/0/state")
                        .asText()
                        .equals("provisioned"));
        assertThat(Integer.parseInt(database.texts(count).get(0))).isEqualTo(before + 1);
        String id = api.get("/apps/" + second + "/addons").at("/0/id").asText();
        assertThat(database.texts("SELECT count(*)::text FROM usage_interval WHERE resource_id = ?::uuid", id))
                .containsExactly("1");
        assertThat(DatabaseUser.of(api.get("/apps/" + second + "/config-vars")
                                .path("DATABASE_URL")
                                .asText())
                        .text("SELECT 'there'"))
                .isEqualTo("there");
    }

    private static Connection lockTheLedger() throws SQLException {
        Connection connection = PlatformDatabase.of(platform).connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE usage_interval IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }
}
