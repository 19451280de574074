package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.journey.ApiClient;
import slipway.journey.Person;
import slipway.journey.Platform;

/** The list of apps, and an app's way from its making to its end, for somebody who is no operator. */
class AppsPagesIT {
    private static final Platform PLATFORM = Platform.shared();
    private static Browser browser;
    private Person person;
    private ApiClient api;

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
    void signIn() {
        person = Person.added(PLATFORM);
        api = person.api();
        browser.forgetAll();
        browser.signIn(person.email(), person.password());
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Nested
    class AppsList {
        @Test
        void ofSomebodyNewIsEmptyAndSaysHowToStart() {
            browser.awaitPath("/apps");
            browser.see("h2", "Launch your first app");
            browser.see(".commands", "eval \"$(curl -s " + PLATFORM.url() + "/env)\"");
            assertThat(browser.count(".app")).isZero();
            browser.screenshot("apps-empty");
        }

        @Test
        void showsEachAppAndLeadsToIt() {
            String one = api.createApp();
            String other = api.createApp();
            browser.open("/apps");
            browser.see(".app[data-name=" + one + "]", "http://" + one + ".localhost:" + PLATFORM.port());
            browser.see(".app[data-name=" + other + "]", "Nothing deployed yet");
            browser.clickOn(".app[data-name=" + one + "] a.name");
            browser.awaitPath("/apps/" + one);
        }

        @Test
        void showsAnAppThatIsMadeElsewhereByItself() {
            browser.see("h2", "Launch your first app");
            browser.see(".app[data-name=" + api.createApp() + "]");
        }
    }

    @Nested
    class NewApp {
        @ParameterizedTest
        @ValueSource(strings = {"Bad_Name", "1st", "no", "ends-", "new"})
        void withABadNameIsRefusedBesideTheField(String name) {
            browser.clickOn("#newApp");
            browser.awaitPath("/apps/new");
            browser.fill("createForm:name", name);
            browser.click("createForm:create");
            assertThat(browser.see("[id='createForm:nameError']")).startsWith("Name ");
            assertThat(browser.valueOf("createForm:name")).isEqualTo(name);
            browser.screenshot("new-wrong");
            assertThat(api.apps()).isEmpty();
        }

        @Test
        void withATakenNameIsRefusedBesideTheField() {
            String taken = PLATFORM.api().createApp();
            browser.open("/apps/new");
            browser.fill("createForm:name", taken);
            browser.click("createForm:create");
            browser.see("[id='createForm:nameError']", "taken");
            assertThat(api.apps()).isEmpty();
        }

        @Test
        void withAGoodNameLandsOnItsPage() {
            String name = "good-" + person.email().substring(7, 20);
            browser.open("/apps/new");
            browser.screenshot("new");
            browser.fill("createForm:name", name);
            browser.click("createForm:create");
            browser.awaitPath("/apps/" + name);
            browser.see("h1", name);
            browser.see("#notices", "Created " + name + ".");
            browser.see("#dynos", "heroku war:deploy site.war --app " + name);
            browser.screenshot("app-new");
            assertThat(api.apps()).containsExactly(name);
        }

        @Test
        void withoutANameGetsOne() {
            browser.open("/apps/new");
            browser.click("createForm:create");
            browser.see("#notices", "Created ");
            browser.awaitPath("/apps/" + api.apps().get(0));
        }
    }

    @Nested
    class Settings {
        private String app;

        @BeforeEach
        void openNewApp() {
            app = api.createApp();
            browser.open("/apps/" + app);
        }

        @Test
        void rename() {
            String name = app + "-x";
            browser.fill("renameForm:newName", name);
            browser.click("renameForm:rename");
            browser.awaitPath("/apps/" + name);
            browser.see("h1", name);
            browser.see("#notices", "Renamed " + app + " to " + name + ".");
            assertThat(api.apps()).containsExactly(name);
            browser.open("/apps/" + app);
            browser.see("h1", "Nothing here");
        }

        @Test
        void renameToABadNameIsRefusedBesideTheField() {
            browser.fill("renameForm:newName", "Bad_Name");
            browser.click("renameForm:rename");
            browser.see("[id='renameForm:newNameError']", "Name must start with a letter");
            assertThat(api.apps()).containsExactly(app);
        }

        @Test
        void destroyNeedsTheNameTypedOut() {
            browser.fill("destroyForm:confirmation", app + "-not");
            browser.click("destroyForm:destroy");
            browser.see("[id='destroyForm:confirmationError']", "Type " + app + " to destroy it.");
            browser.screenshot("destroy-wrong");
            assertThat(api.apps()).containsExactly(app);
            browser.fill("destroyForm:confirmation", app);
            browser.click("destroyForm:destroy");
            browser.awaitPath("/apps");
            browser.see("#notices", "Destroyed " + app + ".");
            assertThat(api.apps()).isEmpty();
            browser.open("/apps/" + app);
            browser.see("h1", "Nothing here");
        }

        @Test
        void ofAnAppThatIsDestroyedElsewhereGiveWayToThe404Page() {
            browser.see("h1", app);
            api.delete("/apps/" + app);
            browser.see("h1", "Nothing here");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/apps/no-such-app", "/nonsense", "/apps/app.xhtml"})
    void whatIsNotThereIsThe404Page(String path) {
        browser.open(path);
        browser.see("h1", "Nothing here");
        assertThat(browser.status()).isEqualTo(404);
        browser.screenshot("404");
        browser.clickOn("a.button");
        browser.awaitPath("/apps");
    }
}
