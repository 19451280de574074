package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.Person;
import slipway.journey.Platform;

/** The operator's page of accounts, and what the people on it get to see. */
class AccountsPagesIT {
    private static final Platform PLATFORM = Platform.shared();
    private static Browser browser;

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
    void comeForTheFirstTime() {
        browser.forgetAll();
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void anAddedPersonCanSignInWithThePasswordThatIsShownOnce() {
        String email = UUID.randomUUID() + "@example.com";
        browser.signIn(Platform.OPERATOR, Platform.PASSWORD);
        browser.clickOn("nav a[href='/accounts']");
        browser.awaitPath("/accounts");
        browser.screenshot("accounts");
        browser.fill("addForm:email", email);
        browser.click("addForm:add");
        String password = browser.see("#newPassword");
        assertThat(browser.texts(".account")).anyMatch(row -> row.startsWith(email) && row.contains("developer"));
        browser.screenshot("accounts-added");
        browser.open("/accounts");
        browser.see("h1", "Accounts");
        assertThat(browser.count("#newPassword")).isZero();

        browser.click("signOutForm:signOut");
        browser.awaitPath("/login");
        browser.fillInSignIn(email, password);
        browser.awaitPath("/apps");
        browser.see("#signOutForm", email);
    }

    @Test
    void anAddressThatHasAnAccountIsRefusedBesideTheField() {
        browser.signIn(Platform.OPERATOR, Platform.PASSWORD);
        browser.open("/accounts");
        browser.fill("addForm:email", Platform.OPERATOR);
        browser.click("addForm:add");
        assertThat(browser.see("[id='addForm:emailError']")).isNotEmpty();
        assertThat(browser.count("#newPassword")).isZero();
        browser.screenshot("accounts-wrong");
    }

    @Test
    void aPersonSeesNothingOfTheOperatorsApps() {
        String app = PLATFORM.api().createApp();
        Person person = Person.added(PLATFORM);
        browser.signIn(person.email(), person.password());
        browser.see("h2", "Launch your first app");
        assertThat(browser.count(".app")).isZero();
        browser.open("/apps/" + app);
        browser.see("h1", "Nothing here");
        assertThat(browser.status()).isEqualTo(404);
        assertThat(browser.texts("body").toString()).doesNotContain(app);
    }

    @Test
    void aPersonCannotSeeTheAccounts() {
        Person person = Person.added(PLATFORM);
        browser.signIn(person.email(), person.password());
        assertThat(browser.count("nav a[href='/accounts']")).isZero();
        browser.open("/accounts");
        browser.see("h1", "Not allowed");
        assertThat(browser.status()).isEqualTo(403);
        assertThat(browser.texts("body").toString()).doesNotContain(Platform.OPERATOR);
        browser.screenshot("403");
    }
}
