package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Person;
import slipway.journey.Platform;

/** The marketplace and the pages of add-ons, on large screens and on phones. */
class AddOnPagesIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final int PHONE = 390;

    private static Browser browser;
    private static Person person;
    private static ApiClient api;

    private String app;

    @BeforeAll
    static void start() {
        browser = Browser.before(PLATFORM);
        person = Person.added(PLATFORM);
        api = person.api();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void signIn() {
        browser.forgetAll();
        browser.signIn(person.email(), person.password());
        app = api.createApp();
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        browser.width(1280);
        api.delete("/apps/" + app);
        assertThat(browser.complaints()).isEmpty();
    }

    private String addDatabase() {
        return api.post("/apps/" + app + "/addons", "{\"plan\":\"heroku-postgresql:free\"}")
                .path("id")
                .asText();
    }

    @Test
    void aDatabaseIsFoundOnTheMarketplaceAndAddedToAnApp() {
        browser.open("/addons");
        browser.see(".service[data-service='heroku-postgresql']", "Heroku Postgres");
        atBothWidths("/addons", "marketplace");
        browser.clickOn(".service[data-service='heroku-postgresql'] a");
        browser.awaitPath("/addons/services/heroku-postgresql");
        browser.see(".plan[data-plan='heroku-postgresql:essential-0']", "$5.00 a month");
        atBothWidths("/addons/services/heroku-postgresql", "service");
        browser.choose("orderForm:app", app);
        browser.click("orderForm:add");
        browser.awaitPath("/apps/" + app);
        browser.see("#addons .addon", "DATABASE");
        browser.screenshot("app-with-addon");
        assertThat(api.get("/apps/" + app + "/config-vars").path("DATABASE_URL").asText())
                .startsWith("postgres://");
    }

    @Test
    void whatCostsSomethingIsRefusedBesideTheFieldForThoseWhoAreNotVerified() {
        browser.open("/addons/services/heroku-postgresql");
        browser.choose("orderForm:plan", "Essential 0, $5.00 a month");
        browser.choose("orderForm:app", app);
        browser.click("orderForm:add");
        browser.see("[id='orderForm:appError']", "Please verify your account");
    }

    @Test
    void aDatabaseShowsItselfAndGetsAnotherPassword() {
        String id = addDatabase();
        String before =
                api.get("/apps/" + app + "/config-vars").path("DATABASE_URL").asText();
        browser.open("/addons/" + id);
        browser.see("#database", "of 20 connections");
        browser.see("#backups");
        atBothWidths("/addons/" + id, "database");
        browser.click("rotateForm_default:rotate");
        browser.see("#notices", "default has another password");
        assertThat(api.get("/apps/" + app + "/config-vars").path("DATABASE_URL").asText())
                .isNotEqualTo(before);
    }

    @Test
    void aDatabaseIsSharedRenamedAndDestroyed() {
        String id = addDatabase();
        String other = api.createApp();
        browser.open("/addons/" + id);
        browser.choose("attachForm:otherApp", other);
        browser.fill("attachForm:otherName", "LEDGER");
        browser.click("attachForm:attach");
        browser.see(".attachment[data-name='LEDGER']", other);
        browser.fill("renameForm:newName", "9 lives");
        browser.click("renameForm:rename");
        browser.see("[id='renameForm:nameError']", "must begin with a letter");
        browser.fill("renameForm:newName", "ledger-" + app);
        browser.click("renameForm:rename");
        browser.see("h1", "ledger-" + app);
        browser.fill("destroyForm:confirmation", "something else");
        browser.click("destroyForm:destroy");
        browser.see("[id='destroyForm:confirmationError']", "Type ledger-" + app);
        browser.fill("destroyForm:confirmation", "ledger-" + app);
        browser.click("destroyForm:destroy");
        browser.awaitPath("/apps/" + app);
        assertThat(api.get("/apps/" + other + "/addon-attachments").size()).isZero();
        api.delete("/apps/" + other);
    }

    @Test
    void anOperatorSetsAPrice() {
        browser.forgetAll();
        browser.signIn(Platform.OPERATOR, Platform.PASSWORD);
        browser.open("/addons/services/heroku-postgresql");
        browser.fill("planForm_standard-2:dollars", "much");
        browser.click("planForm_standard-2:save");
        browser.see("[id='planForm_standard-2:problem']", "is not an amount of dollars");
        browser.fill("planForm_standard-2:dollars", "199.50");
        browser.click("planForm_standard-2:save");
        browser.see(".plan[data-plan='heroku-postgresql:standard-2']", "$199.50 a month");
        assertThat(api.get("/plans/heroku-postgresql:standard-2")
                        .at("/price/cents")
                        .asInt())
                .isEqualTo(19_950);
    }

    @Test
    void strangersFindNothing() {
        String id = addDatabase();
        Person stranger = Person.added(PLATFORM);
        assertThat(stranger.statusOfPage("/addons/" + id)).isEqualTo(404);
        assertThat(stranger.statusOfPage("/addons/" + id + "?live")).isEqualTo(404);
    }

    /** Everything is to be seen without scrolling sideways. */
    private static void atBothWidths(String path, String picture) {
        for (int width : List.of(PHONE, 1280)) {
            browser.width(width);
            browser.open(path);
            browser.see("h1");
            browser.screenshot(picture + "-" + width);
            assertThat(browser.pageWidth()).as(path).isLessThanOrEqualTo(width);
        }
    }
}
