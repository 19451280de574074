package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.journey.Platform;

/** Coming in and going out. */
class SignInPagesIT {
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.before(Platform.shared());
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
    void rightPasswordLeadsToTheApps() {
        browser.open("/apps");
        browser.see("h1", "Sign in");
        browser.screenshot("login");
        browser.fillInSignIn(Platform.OPERATOR, Platform.PASSWORD);
        browser.awaitPath("/apps");
        browser.see("#signOutForm", Platform.OPERATOR);
    }

    @ParameterizedTest
    @CsvSource({Platform.OPERATOR + ", not-the-password", "nobody@example.com, " + Platform.PASSWORD})
    void wrongPasswordAndUnknownPersonAreToldTheSame(String email, String password) {
        browser.open("/login");
        browser.fillInSignIn(email, password);
        browser.see("[id='loginForm:passwordError']", "E-mail or password is wrong.");
        assertThat(browser.valueOf("loginForm:email")).isEqualTo(email);
        assertThat(browser.valueOf("loginForm:password")).isEmpty();
        browser.screenshot("login-wrong");
        browser.open("/apps");
        browser.awaitPath("/login?to=%2Fapps");
    }

    @Test
    void nothingTypedIsAskedForBesideTheFields() {
        browser.open("/login");
        browser.click("loginForm:signIn");
        browser.see("[id='loginForm:emailError']", "Your e-mail address, please.");
        browser.see("[id='loginForm:passwordError']", "Your password, please.");
    }

    @Test
    void thePageThatWasAskedForComesAfterSigningInEvenAtTheSecondAttempt() {
        browser.open("/apps/new");
        browser.awaitPath("/login?to=%2Fapps%2Fnew");
        browser.fillInSignIn(Platform.OPERATOR, "not-the-password");
        browser.see("[id='loginForm:passwordError']");
        browser.fillInSignIn(Platform.OPERATOR, Platform.PASSWORD);
        browser.awaitPath("/apps/new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/", "//example.com/", "/%5Cexample.com/", "javascript:alert(1)"})
    void anAddressElsewhereIsNotGoneTo(String elsewhere) {
        browser.open("/login?to=" + elsewhere);
        browser.fillInSignIn(Platform.OPERATOR, Platform.PASSWORD);
        browser.awaitPath("/apps");
    }

    @Test
    void whoIsSignedInIsNotAskedAgain() {
        browser.signIn(Platform.OPERATOR, Platform.PASSWORD);
        browser.open("/login?to=/accounts");
        browser.awaitPath("/accounts");
    }

    @Test
    void afterSigningOutThePasswordIsAskedForAgain() {
        browser.signIn(Platform.OPERATOR, Platform.PASSWORD);
        browser.open("/apps/new");
        browser.click("signOutForm:signOut");
        browser.awaitPath("/login");
        browser.back();
        browser.awaitPath("/login?to=%2Fapps%2Fnew");
        browser.open("/apps");
        browser.awaitPath("/login?to=%2Fapps");
    }

    @Test
    void fitsOnAPhone() {
        browser.width(Browser.PHONE);
        browser.open("/login");
        browser.see("h1", "Sign in");
        assertThat(browser.pageWidth()).isLessThanOrEqualTo(Browser.PHONE);
        browser.screenshot("login-390");
    }
}
