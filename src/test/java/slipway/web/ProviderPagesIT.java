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
import slipway.partner.ProviderProcess;

/** Somebody offers a service, an operator publishes it, and whoever has an add-on of it gets to its provider, signed in. */
class ProviderPagesIT {
    private static final Platform PLATFORM = Platform.shared();

    private static Browser browser;
    private static ProviderProcess acme;
    private static Person person;

    @BeforeAll
    static void start() {
        browser = Browser.before(PLATFORM);
        acme = ProviderProcess.start();
        person = Person.added(PLATFORM).verified();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            acme.close();
        }
    }

    @BeforeEach
    void comeForTheFirstTime() {
        browser.forgetAll();
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aServiceIsOfferedPublishedAndOpened() {
        String service = acme.service();
        browser.signIn(person.email(), person.password());
        browser.open("/addons");
        browser.click("offer");
        browser.awaitPath("/addons/providers");
        browser.fill("manifestForm:manifest", acme.manifest().put("id", "Acme").toString());
        browser.click("manifestForm:push");
        browser.see("[id='manifestForm:problem']", "id must be small letters");
        browser.fill("manifestForm:manifest", acme.manifest().toString());
        browser.click("manifestForm:push");
        browser.see("#notices", service + " is registered.");
        browser.see("#clientSecret");
        browser.fill("planForm_" + service + ":name", "pro");
        browser.fill("planForm_" + service + ":dollars", "49");
        browser.click("planForm_" + service + ":add");
        browser.see("#notices", service + ":pro is saved.");
        browser.see("[data-plan='" + service + ":pro']");
        browser.screenshot("providers");
        browser.width(Browser.PHONE);
        browser.screenshot("providers-phone");
        assertThat(browser.pageWidth()).isLessThanOrEqualTo(Browser.PHONE);

        browser.forgetAll();
        browser.signIn(Platform.OPERATOR, Platform.PASSWORD);
        browser.clickOn("nav a[href='/addons/providers']");
        browser.click("serviceForm_" + service + ":publish");
        browser.see("#notices", service + " is published.");
        browser.open("/addons");
        browser.see("[data-service='" + service + "']");

        ApiClient api = person.api();
        String app = api.createApp();
        String id = api.post("/apps/" + app + "/addons", "{\"plan\":\"" + service + ":test\"}")
                .path("id")
                .asText();
        browser.forgetAll();
        browser.signIn(person.email(), person.password());
        browser.open("/addons/" + id + "/open");
        browser.see("h1", "Welcome, " + person.email());
        browser.see("#app", app);
        api.delete("/apps/" + app);
    }
}
