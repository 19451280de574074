package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Person;
import slipway.journey.Platform;

/** Sharing an app, handing it over, and reading who did what, in a browser. */
class SharingPagesIT {
    private static final Platform PLATFORM = Platform.shared();
    private static Browser browser;
    private Person owner;
    private Person friend;
    private ApiClient api;
    private String app;

    @BeforeAll
    static void start() {
        browser = Browser.before(PLATFORM);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openAnAppOfOnesOwn() {
        owner = Person.added(PLATFORM);
        friend = Person.added(PLATFORM);
        api = owner.api();
        app = api.createApp();
        browser.forgetAll();
        browser.signIn(owner.email(), owner.password());
        browser.open("/apps/" + app);
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        assertThat(browser.complaints()).isEmpty();
    }

    private void share() {
        browser.fill("shareForm:email", friend.email());
        browser.click("shareForm:share");
        browser.see(".person[data-email='" + friend.email() + "']");
    }

    @Test
    void sharesAnAppAndTakesItBack() {
        share();
        browser.screenshot("app-shared");
        assertThat(friend.api().apps()).contains(app);
        browser.clickOn(".person[data-email='" + friend.email() + "'] input.danger");
        browser.see("#notices", "has no access any more");
        assertThat(friend.api().apps()).doesNotContain(app);
    }

    @Test
    void saysBesideTheFieldWhomItDoesNotKnow() {
        browser.fill("shareForm:email", "nobody@example.com");
        browser.click("shareForm:share");
        browser.see("[id='shareForm:emailError']", "Couldn't find that user.");
    }

    @Test
    void whoMayOnlySeeFindsNeitherConfigVarsNorSettings() {
        api.post(
                "/apps/" + app + "/collaborators",
                "{\"user\":\"%s\",\"permissions\":[\"view\"]}".formatted(friend.email()));
        browser.forgetAll();
        browser.signIn(friend.email(), friend.password());
        browser.open("/apps/" + app);
        browser.see("h1", app);
        assertThat(browser.count("#config")).isZero();
        assertThat(browser.count("#settings")).isZero();
        assertThat(browser.count("#shareForm")).isZero();
    }

    @Test
    void whoIsOfferedAnAppAcceptsIt() {
        browser.fill("transferForm:recipient", friend.email());
        browser.click("transferForm:offer");
        browser.see("#notices", "who has to accept it");
        browser.forgetAll();
        browser.signIn(friend.email(), friend.password());
        browser.see(".offer[data-app='" + app + "']", owner.email());
        browser.screenshot("apps-offer");
        browser.clickOn(".offer[data-app='" + app + "'] input.primary");
        browser.see("#notices", "The app is yours now.");
        assertThat(friend.api().get("/apps/" + app).path("owner").path("email").asText())
                .isEqualTo(friend.email());
    }

    @Test
    void showsWhoDidWhatFromWhereWithWhichToken() {
        api.patch("/apps/" + app + "/config-vars", "{\"A\":\"1\"}");
        share();
        browser.clickOn("#activityLink");
        browser.awaitPath("/apps/" + app + "/activity");
        assertThat(browser.texts(".event"))
                .anyMatch(row -> row.contains("Set A config vars")
                        && row.contains(owner.email())
                        && row.contains("api, 127.0.0.1, Java-http-client"))
                .anyMatch(row -> row.contains("Add " + friend.email()) && row.contains("Mozilla/5.0"));
        browser.screenshot("activity");
        browser.width(Browser.PHONE);
        browser.screenshot("activity-phone");
    }

    @Test
    void showsEverythingToOperatorsAlone() {
        browser.open("/activity");
        browser.see("h1", "Not allowed");
        browser.forgetAll();
        browser.signIn(Platform.OPERATOR, Platform.PASSWORD);
        browser.open("/activity");
        assertThat(browser.texts(".event")).anyMatch(row -> row.contains(app) && row.contains(owner.email()));
        assertThat(browser.complaints()).isEmpty();
    }
}
