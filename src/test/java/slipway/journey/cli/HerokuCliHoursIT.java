package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import slipway.journey.Deploy;

/** What {@code heroku ps} says of free hours. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliHoursIT extends CliOnAnApp {
    @Test
    void saysHowManyHoursAreLeftAndWhatTheAppHasTaken() {
        Deploy.testApp(PLATFORM, API, app, "");
        API.awaitDynos(app, "web.1=up");
        assertThat(heroku("ps", "-a", app).out())
                .containsPattern("Eco dyno hours quota remaining this month: \\d+h \\d+m \\(9\\d%\\)")
                .contains("Eco dyno usage for this app: 0h 0m (0%)")
                .contains("=== web (Free): java $JAVA_OPTS -jar app.jar");
    }

    @Test
    void saysNothingOfThemOnSizesThatNeverSleep() {
        Deploy.testApp(PLATFORM, API, app, "");
        assertThat(heroku("ps:type", "basic", "-a", app).status()).isZero();
        API.awaitDynos(app, "web.1=up");
        assertThat(heroku("ps", "-a", app).out()).contains("=== web (Basic)").doesNotContain("hours quota");
    }
}
