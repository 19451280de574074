package slipway.journey.addons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;

/** An app's dyno with a key-value server of its own, through all that may end. */
class KeyValueIT {
    private static final String PREMIUM = "{\"plan\":\"heroku-redis:premium-0\"}";

    private static Platform platform;
    private static ApiClient api;

    private String app;

    @BeforeAll
    static void start() {
        platform = Platform.start(Map.of());
        api = platform.api();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void deploy() {
        app = api.createApp();
        assertThat(Deploy.testApp(platform, api, app, "").succeeded()).isTrue();
    }

    @AfterEach
    void delete() {
        api.send("DELETE", "/apps/" + app, "");
    }

    private JsonNode addOn() {
        return api.get("/apps/" + app + "/addons").get(0);
    }

    private Path folder() {
        return platform.home().resolve("keyvalue").resolve(addOn().path("id").asText());
    }

    /** What the server says to the dyno, without the answer to its password. */
    private String ask(String command) {
        return platform.visit(app, "/redis?" + command.replace(' ', '+')).body().replaceFirst("^\\+OK\r\n", "");
    }

    private void awaitAnswer(String command, String answer) {
        Platform.await(answer + " to " + command, () -> ask(command).startsWith(answer));
    }

    private ProcessHandle server() {
        String config = folder().resolve("redis.conf").toString();
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(config))
                .findFirst()
                .orElseThrow();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(
                    Path.of("/proc", String.valueOf(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }

    private static long servers() {
        try (Stream<Path> all = Files.list(platform.home().resolve("keyvalue"))) {
            return all.filter(each -> Files.exists(each.resolve("redis.conf"))).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void startAgain() {
        platform.launch();
        platform.awaitReady();
    }

    @Test
    void aDynoReachesItByItsConfigVar() {
        api.post("/apps/" + app + "/addons", PREMIUM);
        awaitAnswer("INCR visits", ":1");
        assertThat(ask("INCR visits")).startsWith(":2");
        assertThat(ask("CONFIG GET dir")).startsWith("-NOPERM");
    }

    @Test
    void itIsThereAgainAfterItsServerWasKilled() {
        api.post("/apps/" + app + "/addons", PREMIUM);
        awaitAnswer("INCR visits", ":1");
        // Written to the disk within a second, as appendfsync everysec promises.
        Platform.await("the disk", () -> ask("INFO persistence").contains("aof_pending_bio_fsync:0"));
        ProcessHandle killed = server();
        killed.destroyForcibly();
        awaitAnswer("GET visits", "$1\r\n1");
        assertThat(server().pid()).isNotEqualTo(killed.pid());
    }

    @Test
    void itGoesOnWhileThePlatformIsKilled() {
        api.post("/apps/" + app + "/addons", "{\"plan\":\"heroku-redis:mini\"}");
        awaitAnswer("INCR visits", ":1");
        ProcessHandle server = server();
        platform.kill();
        assertThat(server.isAlive()).isTrue();
        startAgain();
        awaitAnswer("GET visits", "$1\r\n1");
        assertThat(server().pid()).isEqualTo(server.pid());
    }

    @Test
    void aKillBetweenTheProvidersWorkAndItsRecordDoublesNothing() {
        api.post("/apps/" + app + "/addons", PREMIUM);
        awaitAnswer("INCR visits", ":1");
        JsonNode before = addOn();
        String url = api.get("/apps/" + app + "/config-vars").path("REDIS_URL").asText();
        long serversBefore = servers();
        platform.kill();
        assertThat(PlatformDatabase.of(platform)
                        .update(
                                "UPDATE addon SET state = 'PROVISIONING', work = 'PROVISION', attempts = 1,"
                                        + " next_attempt_at = now(), sealed_config = NULL WHERE id = ?",
                                before.path("id").asText()))
                .isEqualTo(1);
        startAgain();
        Platform.await("the add-on", () -> addOn().path("state").asText().equals("provisioned"));
        assertThat(api.get("/apps/" + app + "/config-vars").path("REDIS_URL").asText())
                .isEqualTo(url);
        awaitAnswer("GET visits", "$1\r\n1");
        assertThat(servers()).isEqualTo(serversBefore);
        assertThat(api.get("/apps/" + app + "/addons")).hasSize(1);
        assertThat(PlatformDatabase.of(platform)
                        .texts(
                                "SELECT place FROM keyvalue_server WHERE addon_id = ?",
                                before.path("id").asText()))
                .hasSize(1);
    }

    @Test
    void aKillBeforeTheProviderKnowsThatItIsOverLeavesNothing() {
        api.post("/apps/" + app + "/addons", PREMIUM);
        String id = addOn().path("id").asText();
        Path folder = folder();
        awaitAnswer("INCR visits", ":1");
        platform.kill();
        PlatformDatabase database = PlatformDatabase.of(platform);
        database.update("DELETE FROM addon_attachment WHERE addon_id = ?", id);
        database.update(
                "UPDATE addon SET state = 'DEPROVISIONED', work = 'DEPROVISION', next_attempt_at = now() WHERE id = ?",
                id);
        startAgain();
        Platform.await("the server to go", () -> !Files.exists(folder));
        Platform.await(
                "its record to go",
                () -> database.texts("SELECT place FROM keyvalue_server WHERE addon_id = ?", id)
                        .isEmpty());
    }

    @Test
    void newCredentialsReachTheDyno() {
        api.post("/apps/" + app + "/addons", PREMIUM);
        awaitAnswer("INCR visits", ":1");
        String name = addOn().path("name").asText();
        api.post("/redis/v0/databases/" + name + "/credentials_rotation", "{}");
        awaitAnswer("GET visits", "$1\r\n1");
    }

    @Test
    void strangersSeeNothingOfIt() {
        api.post("/apps/" + app + "/addons", PREMIUM);
        String database = "/redis/v0/databases/" + addOn().path("name").asText();
        ApiClient stranger = Person.added(platform).api();
        for (String path : List.of(database, database + "/wait")) {
            assertThat(stranger.send("GET", path, "").statusCode()).as(path).isEqualTo(404);
            assertThat(stranger.send("GET", path, "").body()).as(path).isEmpty();
        }
        for (String path : List.of(database + "/credentials_rotation", database + "/stats/reset")) {
            assertThat(stranger.send("POST", path, "{}").statusCode()).as(path).isEqualTo(404);
        }
        assertThat(stranger.send("PATCH", database + "/config", "{\"timeout\":5}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoMayOnlyLookDoesNotGetItsPassword() {
        api.post("/apps/" + app + "/addons", PREMIUM);
        String database = "/redis/v0/databases/" + addOn().path("name").asText();
        Person viewer = Person.added(platform);
        api.post(
                "/teams/apps/" + app + "/collaborators",
                "{\"user\":\"%s\",\"permissions\":[\"view\"]}".formatted(viewer.email()));
        assertThat(viewer.api().send("GET", database, "").statusCode()).isEqualTo(403);
        assertThat(viewer.api()
                        .send("POST", database + "/credentials_rotation", "{}")
                        .statusCode())
                .isEqualTo(403);
    }
}
