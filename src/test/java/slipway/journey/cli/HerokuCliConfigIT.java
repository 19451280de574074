package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.journey.Program;

/** Config vars in all forms in which the official CLI prints and takes them. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliConfigIT extends CliOnAnApp {

    @BeforeEach
    void createWithConfig() {
        API.patch("/apps/" + app + "/config-vars", "{\"A\":\"1\",\"B\":\"two words\"}");
    }

    @Test
    void areListedAsJsonAndForShells() {
        assertThat(heroku("config", "-a", app, "--json").json()).isEqualTo(API.get("/apps/" + app + "/config-vars"));
        assertThat(heroku("config", "-a", app, "--shell").out().lines()).containsExactly("A=1", "B='two words'");
    }

    @Test
    void areReadOneByOne() {
        assertThat(heroku("config:get", "B", "-a", app).out()).isEqualTo("two words\n");
        assertThat(heroku("config:get", "MISSING", "-a", app).out()).isEqualTo("\n");
        assertThat(heroku("config:get", "A", "B", "-a", app, "--shell").out().lines())
                .containsExactly("A=1", "B='two words'");
        JsonNode both = heroku("config:get", "A", "B", "-a", app, "--json").json();
        assertThat(both.findValuesAsText("key")).containsExactly("A", "B");
        assertThat(both.findValuesAsText("value")).containsExactly("1", "two words");
    }

    @Test
    void areRefusedUnderANameThatNoShellTakes() {
        Program.Ended set = heroku("config:set", "not-a-name=1", "-a", app);
        assertThat(set.complaint()).contains("not-a-name");
        assertThat(set.status()).isNotZero();
        assertThat(API.get("/apps/" + app + "/config-vars")).hasSize(2);
    }
}
