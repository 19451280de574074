package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;

/** The page of an app that runs: its dynos, releases, builds and log. */
class DeployedAppPagesIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();
    private static Browser browser;
    private static String app;

    @BeforeAll
    static void deploy() {
        browser = Browser.before(PLATFORM);
        app = API.createApp();
        assertThat(Deploy.testApp(PLATFORM, API, app, "").succeeded()).isTrue();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openApp() {
        browser.forgetAll();
        browser.comeBack(Platform.OPERATOR, Platform.PASSWORD);
        browser.open("/apps/" + app);
        browser.see("#dynos_web .dyno.up", "web.1 up");
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void looksGoodAtADesk() {
        browser.see("#log", "State changed from starting to up");
        browser.see(".release.current", "current");
        browser.screenshot("app");
        browser.open("/apps");
        browser.see(".app[data-name=" + app + "] .dyno.up", "web.1");
        browser.screenshot("apps");
    }

    @Test
    void fitsOnAPhone() {
        browser.width(Browser.PHONE);
        browser.open("/apps/" + app);
        browser.see("#log", "State changed from starting to up");
        browser.see("#dynos_web .dyno.up", "web.1 up");
        assertThat(browser.pageWidth()).isLessThanOrEqualTo(Browser.PHONE);
        browser.screenshot("app-390");
        browser.open("/apps");
        browser.see(".app[data-name=" + app + "] .dyno.up", "web.1");
        assertThat(browser.pageWidth()).isLessThanOrEqualTo(Browser.PHONE);
        browser.screenshot("apps-390");
    }

    @Test
    void scalesToTwoDynosAndBack() {
        browser.fill("scaleForm_web:quantity", "2");
        browser.click("scaleForm_web:scale");
        browser.see("body", "Cannot update to more than 1 Free size dyno per process type (web).");
        browser.fill("scaleForm_web:quantity", "2");
        browser.clickOn("[id='scaleForm_web:size'] option[value='Standard-1X']");
        browser.click("scaleForm_web:scale");
        browser.see("#notices", "Scaled web to 2");
        browser.seeMany("#dynos_web .dyno.up", 2);
        API.awaitDynos(app, "web.1=up", "web.2=up");
        browser.screenshot("app-scaled");
        browser.fill("scaleForm_web:quantity", "1");
        browser.click("scaleForm_web:scale");
        browser.seeMany("#dynos_web .dyno", 1);
        API.awaitDynos(app, "web.1=up");
    }

    @Test
    void scalesAnotherProcessTypeUpFromZero() {
        browser.see("#dynos_worker", "off");
        browser.fill("scaleForm_worker:quantity", "1");
        browser.click("scaleForm_worker:scale");
        browser.see("#dynos_worker .dyno.up", "worker.1 up");
        browser.fill("scaleForm_worker:quantity", "0");
        browser.click("scaleForm_worker:scale");
        browser.see("#dynos_worker", "off");
    }

    @Test
    void restartsAllDynos() {
        String before = API.get("/apps/" + app + "/dynos/web.1").path("id").asText();
        browser.click("restartForm:restartAll");
        browser.see("#notices", "Restarting all dynos.");
        Platform.await(
                "another web.1",
                () -> !API.get("/apps/" + app + "/dynos").findValuesAsText("id").contains(before));
        browser.see("#dynos_web .dyno.up", "web.1 up");
    }

    @Test
    void rollsBack() {
        String version = browser.attribute(".rollback", "data-version");
        int current = currentVersion();
        browser.click("rollbackForm:v" + version);
        browser.see("#notices", "Rolled back to v" + version);
        browser.see(".release.current", "Rollback to v" + version);
        assertThat(currentVersion()).isEqualTo(current + 1);
        browser.screenshot("app-rolled-back");
    }

    @Test
    void aReleaseMadeElsewhereAppearsByItself() {
        int current = currentVersion();
        API.patch("/apps/" + app + "/config-vars", "{\"ELSEWHERE\":\"" + current + "\"}");
        browser.see(".release.current", "Set ELSEWHERE");
        assertThat(currentVersion()).isEqualTo(current + 1);
    }

    @Test
    void aReleaseMadeElsewhereDoesNotTakeAwayWhatSomebodyIsTyping() {
        browser.fill("configForm:key", "HALF_TYP");
        API.patch("/apps/" + app + "/config-vars", "{\"MEANWHILE\":\"" + currentVersion() + "\"}");
        browser.see("#changed", "This app has changed since the page was loaded.");
        assertThat(browser.valueOf("configForm:key")).isEqualTo("HALF_TYP");
        browser.screenshot("app-changed");
        browser.clickOn("#changed a");
        browser.see(".release.current", "Set MEANWHILE");
    }

    @Test
    void showsWhatABuildSaid() {
        browser.see(".build[data-status=succeeded]", "abcdef0");
        browser.clickOn(".build[data-status=succeeded] a.output");
        browser.see("#buildOutput pre", "-----> ");
        browser.screenshot("app-build-output");
        browser.clickOn("#buildOutput button");
        browser.seeNo("#buildOutput");
    }

    @Test
    void followsTheLogWithoutLoadingThePageAnew() {
        browser.see("#logState", "live");
        browser.run("window.sameDocument = true");
        PLATFORM.visit(app, "/say?Ahoy-from-the-app");
        browser.see("#log p", "Ahoy-from-the-app");
        assertThat(browser.run("return window.sameDocument")).isEqualTo(true);
    }

    @Test
    void filtersTheLog() {
        PLATFORM.visit(app, "/say?needle-in-the-log");
        browser.see("#log p", "needle-in-the-log");
        long all = browser.count("#log p");
        browser.fill("logFilter", "NEEDLE-IN");
        browser.until("fewer lines", () -> browser.count("#log p") < all);
        assertThat(browser.texts("#log p:not([hidden])"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("needle-in"));
        browser.screenshot("app-log-filtered");
    }

    @Test
    void showsHtmlInTheLogAsText() {
        String html = "<img src=x onerror=document.title=1><b>bold</b>";
        browser.see("#logState", "live");
        PLATFORM.visit(app, "/say?%3Cimg%20src=x%20onerror=document.title=1%3E%3Cb%3Ebold%3C/b%3E");
        browser.see("#log p", html);
        assertThat(browser.run("return document.querySelectorAll('#log img, #log span b').length"))
                .isEqualTo(0L);
    }

    @Test
    void turnsMaintenanceOnAndOff() {
        browser.click("maintenanceForm:toggle");
        browser.see(".banner", "Maintenance mode is on");
        assertThat(browser.attribute("[id='maintenanceForm:toggle']", "aria-checked"))
                .isEqualTo("true");
        browser.screenshot("app-maintenance");
        assertThat(PLATFORM.visit(app, "/").statusCode()).isEqualTo(503);
        browser.clickOn("#openApp");
        browser.until("the site's 503", () -> browser.status() == 503);
        browser.screenshot("site-maintenance");
        browser.open("/apps");
        browser.see(".app[data-name=" + app + "] .tag", "maintenance");
        browser.open("/apps/" + app);
        browser.click("maintenanceForm:toggle");
        browser.see("#notices", "Maintenance mode turned off.");
        browser.seeNo(".banner");
        assertThat(PLATFORM.visit(app, "/").body()).contains("Hello from web.1");
    }

    private static int currentVersion() {
        return Integer.parseInt(browser.attribute(".release.current", "data-version"));
    }
}
