package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.journey.Deploy;
import slipway.journey.Platform;
import slipway.journey.Program;

/** An app's releases in the official CLI: v1 is empty, v2 a deploy, v3 a change of config. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliReleasesIT extends CliOnAnApp {

    @BeforeEach
    void releaseTwice() {
        Deploy.testApp(PLATFORM, API, app, "");
        API.patch("/apps/" + app + "/config-vars", "{\"A\":\"two words\"}");
    }

    @Test
    void areListedWithTheCurrentOne() {
        assertThat(heroku("releases", "-a", app).out())
                .contains("=== " + app + " Releases - Current: v3")
                .containsPattern("v3 +Set A config vars +" + Platform.OPERATOR)
                .containsPattern("v2 +Deploy abcdef01 +" + Platform.OPERATOR)
                .containsPattern("v1 +Initial release +" + Platform.OPERATOR);
        assertThat(heroku("releases", "-a", app, "-n", "1").out())
                .contains("v3")
                .doesNotContain("Deploy");
        assertThat(heroku("releases", "-a", app, "--json", "-n", "2").json().findValuesAsText("version"))
                .containsExactly("3", "2");
    }

    @Test
    void areShownOneByOne() {
        assertThat(heroku("releases:info", "-a", app).out())
                .contains("=== Release v3", "=== v3 Config vars", "A: two words")
                .containsPattern("By: +" + Platform.OPERATOR)
                .containsPattern("Change: +Set A config vars")
                .containsPattern("Eligible for Rollback\\?: +Yes");
        assertThat(heroku("releases:info", "v2", "-a", app).out())
                .contains("=== Release v2")
                .containsPattern("Change: +Deploy abcdef01")
                .doesNotContain("two words");
        assertThat(heroku("releases:info", "v3", "-a", app, "--shell").out()).contains("A='two words'");
        assertThat(heroku("releases:info", "v2", "-a", app, "--json").json())
                .isEqualTo(API.get("/apps/" + app + "/releases/2"));
        assertThat(heroku("releases:info", "v9", "-a", app).status()).isEqualTo(2);
    }

    @Test
    void haveNoOutputWithoutAReleasePhase() {
        assertThat(heroku("releases:output", "v2", "-a", app).err())
                .contains("Release v2 has no release output available.");
        assertThat(heroku("releases:retry", "-a", app).complaint()).contains("App must have a release-phase command");
    }

    @Test
    void areRolledBackToInANewRelease() {
        assertThat(heroku("releases:rollback", "v2", "-a", app).err())
                .contains("Rolling back " + app + " to v2... done, v4");
        assertThat(heroku("releases", "-a", app).out())
                .contains("=== " + app + " Releases - Current: v4")
                .containsPattern("v4 +Rollback to v2 ");
        assertThat(heroku("config", "-a", app).out()).doesNotContain("A:");
    }

    @Test
    void areRolledBackToThePreviousOneWhereNoneIsNamed() {
        assertThat(heroku("rollback", "-a", app).err()).contains("Rolling back " + app + " to v2... done, v4");
    }

    @Test
    void areNotRolledBackToOneWithoutASlug() {
        Program.Ended rollback = heroku("rollback", "v1", "-a", app);
        assertThat(rollback.status()).isNotZero();
        assertThat(API.get("/apps/" + app + "/releases")).hasSize(3);
    }
}
