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
import slipway.journey.PlatformDatabase;

/** The page of an app's metrics: charts that can be read without a mouse, and alerts. */
class MetricsPageIT {
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
    void createApp() {
        app = API.createApp();
        browser.forgetAll();
        browser.comeBack(Platform.OPERATOR, Platform.PASSWORD);
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        assertThat(browser.complaints()).isEmpty();
    }

    private void addMonitoring(String plan) {
        API.post("/apps/" + app + "/addons", "{\"plan\":\"slipway-monitoring:" + plan + "\"}");
    }

    /** As the recorder would have written it, an hour for each of the last so many. */
    private void fill(int hours) {
        PlatformDatabase.of(PLATFORM)
                .update(
                        "INSERT INTO metric_slot SELECT m.addon_id, date_trunc('hour', now()) - h * interval '1 hour', t, 60,"
                                + " gen_random_uuid(), CASE t WHEN 'web' THEN ARRAY[0,0,900 + h,50,30,h % 20] ELSE ARRAY[0,0,0,0,0,0] END,"
                                + " 1000, CASE t WHEN 'web' THEN decode('3c86020a1e2001', 'hex') ELSE '' END, 900000, 5000, 10, 90000, 10,"
                                + " 3600.0 * (200 + h), 3600, 300 + h, 512, 180, 3600, 1.5, 60, 60, 60,"
                                + " CASE WHEN h % 9 = 0 THEN '{\"H12\":3,\"R14\":1,\"crashed\":1,\"restarted\":2}' ELSE '{}' END::jsonb"
                                + " FROM generate_series(0, ?) h, unnest(ARRAY['web','worker']) t, monitored_app m"
                                + " JOIN app a ON a.id = m.app_id WHERE a.name = ?",
                        hours, app);
    }

    /** As the recorder would have written it, for the last minutes. */
    private void fillMinutes(int minutes) {
        PlatformDatabase.of(PLATFORM)
                .update(
                        "INSERT INTO metric_slot SELECT m.addon_id, date_trunc('minute', now()) - i * interval '1 minute', 'web', 1,"
                                + " gen_random_uuid(), ARRAY[0,0,60 + i % 30,3,2,CASE WHEN i % 17 = 0 THEN 9 ELSE 0 END], 1000,"
                                + " decode('3c86020a1e2001', 'hex'), 900000, 5000, 10, 90000, 10, 3 * (200 + i), 3, 220 + i, 512,"
                                + " 1.2, 3, 0.5 + (i % 10) / 10.0, 1, 1, 1,"
                                + " CASE i WHEN 20 THEN '{\"H12\":9,\"crashed\":1,\"started\":1}' ELSE '{}' END::jsonb"
                                + " FROM generate_series(0, ?) i, monitored_app m JOIN app a ON a.id = m.app_id WHERE a.name = ?",
                        minutes, app);
    }

    private String metrics() {
        return "/apps/" + app + "/metrics";
    }

    @Test
    void anAppWithoutTheAddOnIsOfferedIt() {
        browser.open("/apps/" + app);
        browser.click("metricsLink");
        browser.awaitPath(metrics());
        browser.see("#unmonitored", "This app is not measured yet");
        browser.screenshot("metrics-empty");
        browser.click("monitorForm:monitor");
        browser.see("#notices", "The app is measured from now on");
        browser.see("#chart_responseTime .nothing", "Nobody asked for anything");
        browser.see("#alerts", "There are none.");
        assertThat(API.get("/apps/" + app + "/addons")
                        .path(0)
                        .path("plan")
                        .path("name")
                        .asText())
                .isEqualTo("slipway-monitoring:free");
    }

    @Test
    void showsTheLastHoursAndReadsThemOutToTheMouseAndTheKeyboard() {
        addMonitoring("pro");
        fillMinutes(119);
        browser.open(metrics());
        browser.see("#chart_responseTime .keys", "p95");
        browser.see("#chart_throughput .keys", "2xx");
        browser.see("#chart_errors .keys", "9 H12");
        browser.see("#chart_events .keys", "crashed 1");
        browser.see("#chart_memory_web .keys", "quota 512 MB");
        browser.see("#chart_load_web");
        browser.screenshot("metrics-2h");
        browser.run("document.querySelector('#plot_throughput svg').focus()");
        browser.run("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Home', bubbles: true}))");
        browser.run(
                "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}))");
        browser.see("#plot_throughput .reading", "per minute");
        assertThat(browser.attribute("#plot_throughput svg", "data-at")).isEqualTo("1");
        browser.run("const svg = document.querySelector('#plot_responseTime svg'), box = svg.getBoundingClientRect();"
                + "svg.dispatchEvent(new PointerEvent('pointermove', {clientX: box.left + box.width / 2, clientY: box.top + 5,"
                + " bubbles: true}))");
        browser.see("#plot_responseTime .reading", "p99");
        browser.clickOn("#chart_responseTime summary");
        browser.see("#rows_responseTime tr td", "ms");
        assertThat(browser.attribute("#plot_responseTime svg", "aria-label")).startsWith("Response time, max ");
    }

    @Test
    void offersTheRangesThatThePlanKeeps() {
        addMonitoring("free");
        fill(24);
        browser.open(metrics());
        assertThat(browser.texts("#ranges a")).containsExactly("2h", "24h");
        browser.clickOn("#ranges a:nth-child(2)");
        browser.awaitPath(metrics() + "/24h");
        browser.see("#ranges .here", "24h");
        browser.see("#chart_memory_worker");
        browser.screenshot("metrics-24h");
        // More than the plan keeps is the usual range.
        browser.open(metrics() + "/30d");
        browser.see("#ranges .here", "2h");
    }

    @Test
    void aMonthIsOnePicture() {
        addMonitoring("pro");
        fill(29 * 24);
        browser.open(metrics() + "/30d");
        browser.see("#chart_throughput .keys", "5xx");
        browser.see("#chart_errors .keys", "H12");
        browser.screenshot("metrics-30d");
        browser.open(metrics() + "/7d");
        browser.see("#ranges .here", "7d");
        browser.screenshot("metrics-7d");
    }

    @Test
    void isRedrawnByItself() {
        addMonitoring("free");
        browser.open(metrics());
        browser.see("#plot_throughput .nothing");
        browser.run("window.sameDocument = true");
        fillMinutes(5);
        browser.see("#plot_throughput .keys", "2xx");
    }

    @Test
    void addsChangesAndRemovesAnAlert() {
        addMonitoring("free");
        browser.open(metrics());
        browser.fill("alertForm:threshold", "much");
        browser.click("alertForm:add");
        browser.see("[id='alertForm:thresholdError']", "The limit must be a number.");
        browser.fill("alertForm:threshold", "0");
        browser.click("alertForm:add");
        browser.see("[id='alertForm:thresholdError']", "from 1 to 600000 ms");
        browser.fill("alertForm:threshold", "750");
        browser.fill("alertForm:url", "ftp://example.com");
        browser.click("alertForm:add");
        browser.see("[id='alertForm:urlError']", "must begin with http");
        browser.screenshot("metrics-alert-refused");
        browser.fill("alertForm:url", "https://example.com/hook");
        browser.click("alertForm:add");
        browser.see("#notices", "is signed with");
        browser.see(".alert", "web: 95th percentile of response times of 750 ms or more over 5 min");
        browser.see(".alertstate", "ok");
        String id = browser.attribute(".alert", "data-id");
        browser.screenshot("metrics-alerts");
        browser.clickOn(".alert summary");
        browser.fill("alertForm_" + id + ":threshold", "800");
        browser.click("alertForm_" + id + ":owner");
        browser.fill("alertForm_" + id + ":url", "");
        browser.click("alertForm_" + id + ":change");
        browser.see("[id='alertForm_" + id + ":peopleError']", "An alert needs somebody to tell");
        browser.open(metrics());
        browser.clickOn(".alert summary");
        browser.fill("alertForm_" + id + ":threshold", "800");
        browser.click("alertForm_" + id + ":active");
        browser.click("alertForm_" + id + ":change");
        browser.see(".alert", "800 ms or more");
        browser.see(".alertstate", "off");
        browser.clickOn(".alert summary");
        browser.click("removeForm_" + id + ":remove");
        browser.see("#notices", "Removed the alert.");
        browser.seeNo(".alert");
    }

    @Test
    void fitsOnAPhone() {
        addMonitoring("pro");
        fillMinutes(119);
        API.post("/apps/" + app + "/formation/web/monitors", "{\"name\":\"LATENCY\",\"value\":1000}");
        browser.width(Browser.PHONE);
        browser.open(metrics());
        browser.see("#chart_responseTime .keys", "p95");
        assertThat(browser.pageWidth()).isLessThanOrEqualTo(Browser.PHONE);
        browser.screenshot("metrics-390");
        browser.clickOn("#chart_responseTime summary");
        browser.clickOn(".alert summary");
        assertThat(browser.pageWidth()).isLessThanOrEqualTo(Browser.PHONE);
        browser.screenshot("metrics-390-open");
    }

    @Test
    void isNotFoundByStrangersAndOnlyReadByViewers() {
        addMonitoring("free");
        API.post(
                "/apps/" + app + "/formation/web/monitors",
                "{\"name\":\"LATENCY\",\"value\":1000,\"notification_channels\":[\"https://example.com/key/secret-path\"]}");
        Person stranger = Person.added(PLATFORM);
        assertThat(stranger.statusOfPage(metrics())).isEqualTo(404);
        assertThat(stranger.statusOfPage(metrics() + "?live")).isEqualTo(404);
        Person viewer = Person.added(PLATFORM);
        API.post(
                "/apps/" + app + "/collaborators",
                "{\"user\":\"%s\",\"permissions\":[\"view\"]}".formatted(viewer.email()));
        browser.forgetAll();
        browser.signIn(viewer.email(), viewer.password());
        browser.open(metrics());
        browser.see(".alert", "1000 ms or more");
        browser.seeNo("#alertForm");
        browser.seeNo(".alert summary");
        assertThat(browser.run("return document.documentElement.outerHTML").toString())
                .doesNotContain("secret-path");
    }
}
