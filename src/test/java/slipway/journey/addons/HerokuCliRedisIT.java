package slipway.journey.addons;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.HerokuCli;
import slipway.journey.Platform;
import slipway.journey.Program;

/** The official CLI's commands for key-value add-ons, on real servers. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliRedisIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    @TempDir
    Path home;

    private String app;
    private String name;

    @BeforeEach
    void create() {
        app = API.createApp();
        Program.Ended created = heroku("addons:create", "heroku-redis:mini", "-a", app);
        assertThat(created.status()).as(created.complaint()).isZero();
        name = API.get("/apps/" + app + "/addons").get(0).path("name").asText();
        assertThat(created.out()).contains("Created " + name + " as REDIS_TLS_URL, REDIS_URL");
    }

    @AfterEach
    void delete() {
        API.send("DELETE", "/apps/" + app, "");
    }

    private HerokuCli cli() {
        return HerokuCli.withToken(PLATFORM, home, API.token());
    }

    private Program.Ended heroku(String... arguments) {
        return cli().run(arguments);
    }

    private JsonNode config() {
        return API.get("/apps/" + app + "/config-vars");
    }

    @Test
    void infoTellsHowItIs() {
        Program.Ended info = heroku("redis:info", "-a", app);
        assertThat(info.status()).as(info.complaint()).isZero();
        assertThat(info.out())
                .contains("=== " + name + " (REDIS_TLS_URL, REDIS_URL)")
                .containsPattern("Plan: +Mini")
                .containsPattern("Status: +available")
                .containsPattern("Maxmemory: +noeviction")
                .containsPattern("Timeout: +300")
                .containsPattern("Persistence: +None");
        JsonNode json = heroku("redis:info", "-a", app, "--json").json().get(0);
        assertThat(json.path("resource_url").asText())
                .isEqualTo(config().path("REDIS_URL").asText());
    }

    @Test
    void credentialsAreShownAndReset() {
        String before = heroku("redis:credentials", "-a", app).out().strip();
        assertThat(before).isEqualTo(config().path("REDIS_URL").asText());
        Program.Ended reset = heroku("redis:credentials", "-a", app, "--reset");
        assertThat(reset.status()).as(reset.complaint()).isZero();
        String after = heroku("redis:credentials", "-a", app).out().strip();
        assertThat(after)
                .isNotEqualTo(before)
                .isEqualTo(config().path("REDIS_URL").asText());
        assertThat(API.get("/apps/" + app + "/releases").findValuesAsText("description"))
                .last()
                .isEqualTo("Update REDIS by heroku-redis");
    }

    @Test
    void whatItDoesWhenItIsFullIsChosen() {
        Program.Ended set = heroku("redis:maxmemory", "-a", app, "--policy", "allkeys-lru");
        assertThat(set.out())
                .contains("Maxmemory policy for " + name)
                .contains("set to allkeys-lru.")
                .contains("allkeys-lru will remove less recently used keys first.");
        assertThat(heroku("redis:info", "-a", app).out()).containsPattern("Maxmemory: +allkeys-lru");
        Program.Ended refused = heroku("redis:maxmemory", "-a", app, "--policy", "sometimes");
        assertThat(refused.status()).isNotZero();
        assertThat(refused.complaint()).contains("maxmemory_policy");
    }

    @Test
    void timeoutAndNotificationsAreChosen() {
        assertThat(heroku("redis:timeout", "-a", app, "--seconds", "0").out()).contains("can idle indefinitely");
        assertThat(heroku("redis:timeout", "-a", app, "--seconds", "99").out()).contains("set to 99 seconds");
        assertThat(heroku("redis:keyspace-notifications", "-a", app, "--config", "KEx")
                        .out())
                .contains("set to 'KEx'");
        assertThat(heroku("redis:timeout", "-a", app, "--seconds=-5").status()).isNotZero();
        assertThat(heroku("redis:info", "-a", app).out())
                .containsPattern("Timeout: +99")
                .containsPattern("Keyspace Notifications: +KEx");
    }

    @Test
    void waitEndsWhenItIsThere() {
        assertThat(heroku("redis:wait", "-a", app).status()).isZero();
    }

    @Test
    void statisticsBeginAnew() {
        Program.Ended reset = heroku("redis:stats-reset", "-a", app, "--confirm", app);
        assertThat(reset.status()).as(reset.complaint()).isZero();
        assertThat(reset.err()).contains("Stats reset successful.");
    }

    @Test
    void promoteMakesAnotherTheUsualOne() {
        assertThat(heroku("addons:create", "heroku-redis:premium-0", "-a", app, "--as", "SECOND")
                        .status())
                .isZero();
        String second = config().path("SECOND_URL").asText();
        String first = config().path("REDIS_URL").asText();
        Program.Ended promoted = heroku("redis:promote", "SECOND", "-a", app);
        assertThat(promoted.status()).as(promoted.complaint()).isZero();
        assertThat(config().path("REDIS_URL").asText()).isEqualTo(second);
        // The first is still the app's, by another name.
        assertThat(config()).anyMatch(value -> value.asText().equals(first));
        JsonNode one = API.get("/addons/" + name);
        assertThat(one.path("config_vars")).isNotEmpty();
    }

    @Test
    void anotherPlanKeepsWhatIsThere() {
        String before = config().path("REDIS_URL").asText();
        Program.Ended upgraded = heroku("addons:upgrade", name, "heroku-redis:premium-0", "-a", app);
        assertThat(upgraded.status()).as(upgraded.complaint()).isZero();
        assertThat(config().path("REDIS_URL").asText()).isEqualTo(before);
        assertThat(heroku("redis:info", "-a", app).out())
                .containsPattern("Plan: +Premium 0")
                .containsPattern("Persistence: +AOF");
    }

    @Test
    void destroyEndsIt() {
        Path folder = PLATFORM.home()
                .resolve("keyvalue")
                .resolve(API.get("/addons/" + name).path("id").asText());
        assertThat(folder).exists();
        Program.Ended destroyed = heroku("addons:destroy", name, "-a", app, "--confirm", app);
        assertThat(destroyed.status()).as(destroyed.complaint()).isZero();
        assertThat(config()).isEmpty();
        Platform.await("the server to be gone", () -> !Files.exists(folder));
        assertThat(heroku("redis:info", "-a", app).out()).isBlank();
    }

    @Test
    void optionsAreTakenAtOnce() {
        Program.Ended created = heroku(
                "addons:create",
                "heroku-redis:mini",
                "-a",
                app,
                "--as",
                "LRU",
                "--",
                "--maxmemory_policy",
                "volatile-lru");
        assertThat(created.status()).as(created.complaint()).isZero();
        assertThat(heroku("redis:info", "LRU", "-a", app).out()).containsPattern("Maxmemory: +volatile-lru");
        Program.Ended refused =
                heroku("addons:create", "heroku-redis:mini", "-a", app, "--as", "FORK", "--", "--fork", name);
        assertThat(refused.status()).isNotZero();
        assertThat(refused.complaint()).contains("heroku-redis knows no option");
    }

    @Test
    void itsCommandLineReachesTheServer() {
        try (Program program = cli().start("redis:cli", "-a", app)) {
            program.awaitOutput("Connecting to " + name + " (REDIS_TLS_URL, REDIS_URL)");
            int port = URI.create(config().path("REDIS_URL").asText()).getPort();
            program.awaitOutput(":" + port + "> ");
            program.type("SET greeting hello");
            program.awaitOutput("OK");
            program.type("GET greeting");
            program.awaitOutput("hello");
            program.type("CONFIG GET dir");
            program.awaitOutput("NOPERM");
        }
    }
}
