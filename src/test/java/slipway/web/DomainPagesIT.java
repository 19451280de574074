package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Platform;

/** Domains on the page of an app. */
class DomainPagesIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();
    private static Browser browser;

    private final String hostname = "www.zone-" + UUID.randomUUID() + ".example";
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
        browser.see("#domains");
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        API.delete("/apps/" + app);
        assertThat(browser.complaints()).isEmpty();
    }

    private static void add(String name) {
        browser.fill("domainForm:hostname", name);
        browser.click("domainForm:add");
    }

    private String row() {
        return ".domain[data-hostname='" + hostname + "']";
    }

    @Test
    void addingShowsWhereDnsMustLead() {
        add(hostname);
        browser.see("#notices", "Added " + hostname + ".");
        String target =
                API.get("/apps/" + app + "/domains/" + hostname).path("cname").asText();
        browser.see(row(), target);
        browser.see(row(), "no certificate");
        browser.screenshot("app-domains");
    }

    @Test
    void removingTakesASecondStep() {
        add(hostname);
        browser.see(row());
        assertThat(browser.count(row() + " input[type=submit]")).isZero();
        browser.clickOn(row() + " summary");
        browser.see(row(), "Visitors of " + hostname + " will not find the app any more.");
        browser.screenshot("app-domains-remove");
        browser.clickOn(row() + " input[type=submit]");
        browser.see("#notices", "Removed " + hostname + ".");
        browser.seeNo(row());
        assertThat(API.get("/apps/" + app + "/domains")).hasSize(1);
    }

    @Test
    void aNameThatIsNoneIsRefusedBesideTheField() {
        add("under_score.example");
        browser.see("[id='domainForm:hostnameError']", "Hostname must be a full host name");
        assertThat(browser.valueOf("domainForm:hostname")).isEqualTo("under_score.example");
    }

    @Test
    void noNameAtAllIsRefusedBesideTheField() {
        add("");
        browser.see("[id='domainForm:hostnameError']", "The domain needs a host name.");
    }

    @Test
    void onAPhoneNothingSticksOut() {
        add("a-rather-long-name-for-a-host." + hostname);
        browser.see("#notices", "Added ");
        browser.width(Browser.PHONE);
        browser.open("/apps/" + app);
        browser.clickOn(".domain summary");
        browser.see(".domain", "Visitors of");
        assertThat(browser.pageWidth()).isEqualTo(Browser.PHONE);
        browser.screenshot("app-domains-phone");
    }
}
