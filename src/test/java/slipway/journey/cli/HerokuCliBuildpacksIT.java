package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.journey.Deploy;
import slipway.journey.Program;

/** Buildpacks chosen through the official CLI, by name and by URL. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliBuildpacksIT extends CliOnAnApp {
    private static final String REPOSITORY = "https://github.com/heroku/heroku-buildpack-java";

    @Test
    void areSetByNameAddedByUrlListedAndRemoved() {
        assertThat(heroku("buildpacks", "-a", app).out()).isEqualTo(app + " has no Buildpacks.\n");
        assertThat(heroku("buildpacks:set", "heroku/jvm", "-a", app).out())
                .contains("Buildpack set. Next release on " + app + " will use heroku/jvm.");
        assertThat(heroku("buildpacks:add", REPOSITORY, "-a", app).out())
                .contains(
                        "Buildpack added. Next release on " + app + " will use:", "1. heroku/jvm", "2. " + REPOSITORY);
        assertThat(heroku("buildpacks", "-a", app).out().lines()).contains("1. heroku/jvm", "2. " + REPOSITORY);
        JsonNode listed = heroku("buildpacks", "-a", app, "--json").json();
        assertThat(listed.findValuesAsText("name")).containsExactly("heroku/jvm", "heroku/java");
        assertThat(heroku("buildpacks:remove", REPOSITORY, "-a", app).out())
                .contains("Buildpack removed. Next release on " + app + " will use heroku/jvm.");
        assertThat(heroku("buildpacks:remove", "heroku/jvm", "-a", app).out())
                .contains("Buildpack removed. Next release on " + app + " will detect buildpacks normally.");
    }

    @Test
    void arePrintedAsJsonAfterEachChange() {
        assertThat(heroku("buildpacks:set", "heroku/jvm", "-a", app, "--json")
                        .json()
                        .findValuesAsText("name"))
                .containsExactly("heroku/jvm");
        assertThat(heroku("buildpacks:add", REPOSITORY, "-a", app, "--json")
                        .json()
                        .findValuesAsText("name"))
                .containsExactly("heroku/jvm", "heroku/java");
        assertThat(heroku("buildpacks:remove", REPOSITORY, "-a", app, "--json")
                        .json()
                        .findValuesAsText("name"))
                .containsExactly("heroku/jvm");
        assertThat(heroku("buildpacks:clear", "-a", app, "--json").json()).isEmpty();
    }

    @Test
    void areClearedTogether() {
        heroku("buildpacks:set", "heroku/jvm", "-a", app);
        assertThat(heroku("buildpacks:clear", "-a", app).out())
                .contains("Buildpacks cleared. Next release on " + app + " will detect buildpacks normally.");
        assertThat(API.get("/apps/" + app + "/buildpack-installations")).isEmpty();
    }

    @Test
    void buildAsTheyWereChosen() {
        heroku("buildpacks:set", "heroku/jvm", "-a", app);
        assertThat(Deploy.testApp(PLATFORM, API, app, "").output()).contains("-----> Using buildpack: heroku/jvm");
    }

    @Test
    void areRefusedWhereTheyCannotRun() {
        Program.Ended byName = heroku("buildpacks:set", "heroku/ruby", "-a", app);
        assertThat(byName.complaint()).contains("it is not known here: there are heroku/nodejs, ");
        assertThat(byName.status()).isNotZero();
        Program.Ended byUrl = heroku("buildpacks:set", "ftp://example.com/mine.tgz", "-a", app);
        assertThat(byUrl.complaint()).contains("\"ftp://example.com/mine.tgz\" is not known here; there are");
        assertThat(byUrl.status()).isNotZero();
        assertThat(API.get("/apps/" + app + "/buildpack-installations")).isEmpty();
    }
}
