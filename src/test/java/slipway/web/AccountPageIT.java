package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Authenticator;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.SshKeyPair;

/** What people do about their own account, each a new person. */
class AccountPageIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final String FRESH = "a-new-password";
    private static Browser browser;

    private final Person person = Person.added(PLATFORM);

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
    void openTheAccount() {
        browser.forgetAll();
        browser.signIn(person.email(), person.password());
        browser.clickOn("header .who");
        browser.awaitPath("/account");
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        assertThat(browser.complaints()).isEmpty();
    }

    private static Authenticator enrol() {
        Authenticator app = new Authenticator(browser.see("#secret"));
        browser.fill("enableForm:code", app.code());
        browser.click("enableForm:enable");
        browser.see("#recoveryCodes");
        return app;
    }

    private static void enterCode(String code) {
        browser.awaitPath("/login/code");
        browser.fill("codeForm:code", code);
        browser.click("codeForm:signIn");
    }

    private void signOut() {
        browser.click("signOutForm:signOut");
        browser.awaitPath("/login");
    }

    @Test
    void theNameIsChanged() {
        browser.fill("nameForm:name", "Ada Lovelace");
        browser.click("nameForm:save");
        browser.see("#notices", "Your name is changed.");
        assertThat(browser.valueOf("nameForm:name")).isEqualTo("Ada Lovelace");
    }

    @Test
    void fitsOnAPhone() {
        browser.width(Browser.PHONE);
        browser.open("/account");
        browser.see("h1", "Your account");
        assertThat(browser.pageWidth()).isLessThanOrEqualTo(Browser.PHONE);
        browser.screenshot("account-390");
    }

    @Nested
    class TwoFactor {
        @Test
        void isTurnedOnWithACodeAndAskedForAtTheNextSignIn() {
            browser.screenshot("account");
            assertThat(browser.attribute("#otpauth", "href"))
                    .startsWith("otpauth://totp/Slipway:person-")
                    .contains("secret=" + browser.see("#secret").replace(" ", ""), "issuer=Slipway");
            Authenticator app = enrol();
            assertThat(browser.texts("#recoveryCodes li")).hasSize(10).doesNotHaveDuplicates();
            browser.screenshot("account-two-factor");
            signOut();

            browser.open("/apps/new");
            browser.fillInSignIn(person.email(), person.password());
            browser.awaitPath("/login/code");
            browser.screenshot("login-code");
            enterCode("000000");
            browser.see("[id='codeForm:codeError']", "That code is wrong");
            enterCode(app.code());
            browser.awaitPath("/apps/new");
        }

        @Test
        void isNotTurnedOnByAWrongCode() {
            String secret = browser.see("#secret");
            browser.fill("enableForm:code", "000000");
            browser.click("enableForm:enable");
            browser.see("[id='enableForm:codeError']", "not the code");
            assertThat(browser.see("#secret")).as("the secret in the phone").isEqualTo(secret);
            browser.screenshot("account-two-factor-wrong");
            enrol();
        }

        @Test
        void letsNobodyInWithThePasswordAlone() {
            enrol();
            signOut();
            browser.fillInSignIn(person.email(), person.password());
            browser.awaitPath("/login/code");
            browser.open("/apps");
            browser.awaitPath("/login?to=%2Fapps");
            browser.open("/login/code");
            browser.click("startOverForm:startOver");
            browser.awaitPath("/login");
            browser.open("/login/code");
            browser.awaitPath("/login");
        }

        @Test
        void recoveryCodesAreShownOnceAndLetInOnce() {
            enrol();
            String code = browser.texts("#recoveryCodes li").get(0);
            browser.open("/account");
            browser.see("#codesLeft", "10 recovery codes are left.");
            assertThat(browser.count("#recoveryCodes")).isZero();
            signOut();
            browser.fillInSignIn(person.email(), person.password());
            enterCode(code);
            browser.awaitPath("/apps");
            browser.open("/account");
            browser.see("#codesLeft", "9 recovery codes are left.");
            signOut();
            browser.fillInSignIn(person.email(), person.password());
            enterCode(code);
            browser.see("[id='codeForm:codeError']", "That code is wrong");
        }

        @Test
        void isTurnedOffAndItsCodesAreReplacedWithThePasswordOnly() {
            enrol();
            List<String> old = browser.texts("#recoveryCodes li");
            browser.open("/account");
            browser.fill("twoFactorForm:password", "not-the-password");
            browser.click("twoFactorForm:disable");
            browser.see("[id='twoFactorForm:passwordError']", "The current password is wrong.");
            browser.fill("twoFactorForm:password", person.password());
            browser.click("twoFactorForm:newCodes");
            browser.see("#notices", "new recovery codes");
            assertThat(browser.texts("#recoveryCodes li")).hasSize(10).doesNotContainAnyElementsOf(old);
            browser.fill("twoFactorForm:password", person.password());
            browser.click("twoFactorForm:disable");
            browser.see("#notices", "Two-factor authentication is off.");
            assertThat(person.api()
                            .get("/account")
                            .path("two_factor_authentication")
                            .asBoolean())
                    .isFalse();
        }
    }

    @Nested
    class ThePassword {
        private void fill(String current, String fresh, String again) {
            browser.fill("passwordForm:current", current);
            browser.fill("passwordForm:fresh", fresh);
            browser.fill("passwordForm:again", again);
            browser.click("passwordForm:change");
        }

        @Test
        void whenChangedEndsAnotherBrowsersSessionAndALogin() {
            ApiClient login = person.api();
            try (Browser other = Browser.before(PLATFORM)) {
                other.signIn(person.email(), person.password());
                fill(person.password(), FRESH, FRESH);
                browser.see("#notices", "Your password is changed.");
                other.open("/apps");
                other.awaitPath("/login?to=%2Fapps");
                other.fillInSignIn(person.email(), person.password());
                other.see("[id='loginForm:passwordError']", "E-mail or password is wrong.");
                other.signIn(person.email(), FRESH);
            }
            assertThat(login.send("GET", "/account", "").statusCode()).isEqualTo(401);
        }

        @Test
        void isRefusedBesideTheFieldThatIsWrong() {
            fill("not-the-password", FRESH, FRESH);
            browser.see("[id='passwordForm:currentError']", "The current password is wrong.");
            fill(person.password(), "short", "short");
            browser.see("[id='passwordForm:freshError']", "at least 8 characters");
            fill(person.password(), FRESH, "another-password");
            browser.see("[id='passwordForm:againError']", "The two are not the same.");
            browser.screenshot("account-password-wrong");
        }
    }

    @Nested
    class Sessions {
        @Test
        void areSeenAndEnded() {
            try (Browser other = Browser.before(PLATFORM)) {
                other.signIn(person.email(), person.password());
                browser.open("/account");
                browser.seeMany(".session", 2);
                assertThat(browser.texts(".session"))
                        .allMatch(row -> row.contains("Chrome on Linux") && row.contains("last used"))
                        .anyMatch(row -> row.contains("this browser"));
                browser.screenshot("account-sessions");
                browser.clickOn(".session input[type=submit]");
                browser.see("#notices", "Ended the session: Chrome on Linux.");
                browser.seeMany(".session", 1);
                other.open("/apps");
                other.awaitPath("/login?to=%2Fapps");
            }
        }
    }

    @Nested
    class Tokens {
        @Test
        void areMadeShownOnceAndRevoked() {
            browser.fill("tokenForm:description", "for deploys");
            browser.clickOn("[id='tokenForm:scope'] option[value=read]");
            browser.clickOn("[id='tokenForm:days'] option[value='7']");
            browser.click("tokenForm:make");
            String token = browser.see("#newToken");
            browser.screenshot("account-token");
            ApiClient script = person.api().as("Bearer " + token);
            assertThat(script.send("GET", "/apps", "").statusCode()).isEqualTo(200);
            assertThat(script.send("GET", "/oauth/authorizations", "").statusCode())
                    .isEqualTo(403);
            browser.open("/account");
            browser.see(".token", "for deploys");
            assertThat(browser.count("#newToken")).isZero();
            JsonNode made = null;
            for (JsonNode authorization : person.api().get("/oauth/authorizations")) {
                made = authorization.path("description").asText().equals("for deploys") ? authorization : made;
            }
            assertThat(made.path("access_token").path("expires_in").asLong()).isBetween(600_000L, 604_800L);
            browser.click("tokenForm_" + made.path("id").asText() + ":revoke");
            browser.see("#notices", "Revoked the token: for deploys.");
            assertThat(script.send("GET", "/apps", "").statusCode()).isEqualTo(401);
        }

        @Test
        void needAPurpose() {
            browser.click("tokenForm:make");
            browser.see("[id='tokenForm:descriptionError']", "Say what the token is for, please.");
        }
    }

    @Nested
    class SshKeys {
        @Test
        void areAddedAndRemoved() {
            browser.fill("keyForm:publicKey", SshKeyPair.publicLine("me@laptop"));
            browser.click("keyForm:add");
            browser.see("#notices", "Added the SSH key: me@laptop.");
            browser.see(".key", "me@laptop");
            browser.screenshot("account-keys");
            browser.clickOn(".key input[type=submit]");
            browser.see("#notices", "Removed the SSH key: me@laptop.");
            browser.seeNo(".key");
        }

        @Test
        void areRefusedBesideTheFieldWhereTheyAreNone() {
            browser.fill("keyForm:publicKey", "ssh-rsa nonsense");
            browser.click("keyForm:add");
            browser.see("[id='keyForm:publicKeyError']", "not whole");
        }
    }
}
