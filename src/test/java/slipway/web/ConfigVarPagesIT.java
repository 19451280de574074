package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Platform;

/** Config vars on the page of an app. */
class ConfigVarPagesIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();
    private static Browser browser;
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
    void openNewApp() {
        app = API.createApp();
        browser.forgetAll();
        browser.comeBack(Platform.OPERATOR, Platform.PASSWORD);
        browser.open("/apps/" + app);
        browser.see(".release.current[data-version='1']");
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void settingChangingAndRemovingMakesReleases() {
        set("GREETING", "ahoy");
        browser.see("#notices", "Set GREETING.");
        browser.see(".release.current[data-version='2']", "Set GREETING config vars");

        browser.clickOn("#var_GREETING summary");
        assertThat(browser.valueOf("varForm_GREETING:value")).isEqualTo("ahoy");
        browser.screenshot("app-config");
        browser.fill("varForm_GREETING:value", "good day");
        browser.click("varForm_GREETING:change");
        browser.see(".release.current[data-version='3']", "Set GREETING config vars");
        assertThat(value("GREETING")).isEqualTo("good day");

        browser.clickOn("#var_GREETING summary");
        browser.click("varForm_GREETING:remove");
        browser.see("#notices", "Removed GREETING.");
        browser.see(".release.current[data-version='4']", "Remove GREETING config vars");
        browser.seeNo("#var_GREETING");
        assertThat(API.get("/apps/" + app + "/config-vars").has("GREETING")).isFalse();
    }

    @Test
    void aValueIsHiddenUntilSomebodyAsksForIt() {
        set("SECRET", "not for shoulders");
        browser.see("#var_SECRET", "SECRET");
        assertThat(browser.count("[id='varForm_SECRET:value']")).isZero();
        browser.clickOn("#var_SECRET summary");
        browser.seeMany("[id='varForm_SECRET:value']", 1);
    }

    @Test
    void aValueKeepsItsLinesAndSpaces() {
        String value = "  first\n\n  second <&> \"third\"\n";
        set("LINES", value);
        browser.see("#notices", "Set LINES.");
        assertThat(value("LINES")).isEqualTo(value);
        browser.clickOn("#var_LINES summary");
        assertThat(browser.valueOf("varForm_LINES:value")).isEqualTo(value);
        browser.click("varForm_LINES:change");
        browser.see("#notices");
        assertThat(value("LINES")).isEqualTo(value);
    }

    @Test
    void htmlInAValueIsShownAsText() {
        String value = "</textarea><script>document.title='x'</script><img src=x onerror=\"document.title='x'\">";
        set("HTML", value);
        browser.see("#notices", "Set HTML.");
        assertThat(value("HTML")).isEqualTo(value);
        browser.clickOn("#var_HTML summary");
        assertThat(browser.valueOf("varForm_HTML:value")).isEqualTo(value);
        assertThat(browser.count("main img")).isZero();
        assertThat(browser.run("return document.title")).isEqualTo(app + " · Slipway");
    }

    @Test
    void htmlInANameIsShownAsTextOrRefused() {
        set("<b>BOLD</b>", "1");
        browser.see("#config", "<b>BOLD</b>");
        assertThat(browser.texts("#config b")).doesNotContain("BOLD");
    }

    @Test
    void withoutANameIsRefusedBesideTheField() {
        set("", "nameless");
        browser.see("[id='configForm:keyError']", "The var needs a name.");
        assertThat(browser.valueOf("configForm:value")).isEqualTo("nameless");
    }

    private static void set(String key, String value) {
        browser.fill("configForm:key", key);
        browser.fill("configForm:value", value);
        browser.click("configForm:set");
    }

    private String value(String key) {
        return API.get("/apps/" + app + "/config-vars").path(key).asText();
    }
}
