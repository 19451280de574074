package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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

/** {@code heroku drains} prints here what it prints on Heroku. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliDrainsIT {
    private static final String URL = "https://me:secret@logs.example/in/x?key=1";

    private final Platform platform = Platform.shared();
    private final ApiClient api = platform.api();

    @TempDir
    Path home;

    private String app;

    @BeforeEach
    void create() {
        app = api.createApp();
    }

    @AfterEach
    void delete() {
        api.delete("/apps/" + app);
    }

    private Program.Ended heroku(String... arguments) {
        return HerokuCli.withToken(platform, home, api.token()).run(arguments);
    }

    @Test
    void addsListsAndRemovesOne() {
        assertThat(heroku("drains:add", URL, "-a", app).out()).isEqualTo("Successfully added drain " + URL + "\n");
        JsonNode drain = api.get("/apps/" + app + "/log-drains").path(0);
        assertThat(heroku("drains", "-a", app).out())
                .contains("=== Drains\n")
                .contains(URL + " (" + drain.path("token").asText() + ")\n");
        assertThat(heroku("drains", "--json", "-a", app).json().path(0)).isEqualTo(drain);
        assertThat(heroku("drains:remove", URL, "-a", app).out()).isEqualTo("Successfully removed drain " + URL + "\n");
        assertThat(api.get("/apps/" + app + "/log-drains")).isEmpty();
    }

    @Test
    void removesOneByItsToken() {
        heroku("drains:add", "syslog://logs.example:514", "-a", app);
        String token =
                api.get("/apps/" + app + "/log-drains").path(0).path("token").asText();
        assertThat(heroku("drains:remove", token, "-a", app).out())
                .isEqualTo("Successfully removed drain syslog://logs.example:514\n");
    }

    @Test
    void saysWhyOneIsRefused() {
        Program.Ended add = heroku("drains:add", "ftp://logs.example", "-a", app);
        assertThat(add.err()).contains("must begin with syslog://");
        assertThat(add.status()).isNotZero();
    }
}
