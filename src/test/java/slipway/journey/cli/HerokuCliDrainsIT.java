package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.journey.Program;

/** {@code heroku drains} prints here what it prints on Heroku. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliDrainsIT extends CliOnAnApp {
    private static final String URL = "https://me:secret@logs.example/in/x?key=1";

    @Test
    void addsListsAndRemovesOne() {
        assertThat(heroku("drains:add", URL, "-a", app).out()).isEqualTo("Successfully added drain " + URL + "\n");
        JsonNode drain = API.get("/apps/" + app + "/log-drains").path(0);
        assertThat(heroku("drains", "-a", app).out())
                .contains("=== Drains\n")
                .contains(URL + " (" + drain.path("token").asText() + ")\n");
        assertThat(heroku("drains", "--json", "-a", app).json().path(0)).isEqualTo(drain);
        assertThat(heroku("drains:remove", URL, "-a", app).out()).isEqualTo("Successfully removed drain " + URL + "\n");
        assertThat(API.get("/apps/" + app + "/log-drains")).isEmpty();
    }

    @Test
    void removesOneByItsToken() {
        heroku("drains:add", "syslog://logs.example:514", "-a", app);
        String token =
                API.get("/apps/" + app + "/log-drains").path(0).path("token").asText();
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
