package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.Person;
import slipway.journey.Platform;

/** Operators confirm people, one by one or a whole class; people see whether they are. */
class ConfirmationPagesIT {
    private static final Platform PLATFORM = Platform.shared();
    private static Browser browser;

    private final Person person = Person.added(PLATFORM);

    @TempDir
    Path folder;

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
    void openTheAccountsAsTheOperator() {
        browser.forgetAll();
        browser.comeBack(Platform.OPERATOR, Platform.PASSWORD);
        browser.open("/accounts");
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        assertThat(browser.complaints()).isEmpty();
    }

    private String row() {
        return ".account[data-email='" + person.email() + "']";
    }

    private boolean isVerified() {
        return person.api().get("/account").path("verified").asBoolean();
    }

    @Test
    void aPersonIsConfirmedAndSeesIt() {
        assertThat(isVerified()).isFalse();
        browser.see(row(), "no");
        browser.clickOn(row() + " input[type=submit]");
        browser.see("#notices", person.email() + " is verified.");
        browser.see(row(), "verified");
        assertThat(isVerified()).isTrue();
        browser.clickOn(row() + " input[type=submit]");
        browser.see("#notices", person.email() + " is not verified any more.");
        assertThat(isVerified()).isFalse();
    }

    @Test
    void whoIsNotVerifiedIsToldWhomToAsk() {
        browser.forgetAll();
        browser.signIn(person.email(), person.password());
        browser.open("/account");
        browser.see("#askOperator", "Ask your operator");
        assertThat(browser.count("[id='paymentForm:add']")).isZero();
        browser.screenshot("account-not-verified");
    }

    @Test
    void aClassIsConfirmedByItsFile() throws IOException {
        Path list = folder.resolve("class.csv");
        String nobody = UUID.randomUUID() + "@example.com";
        Files.writeString(
                list,
                "\uFEFFName;E-Mail\r\n\"Größe; \"\"die\"\"\";" + person.email() + "\r\nNobody;" + nobody
                        + "\r\nNothing\r\n");
        browser.send("classForm:file", list);
        browser.click("classForm:confirmAll");
        browser.see("#classReport", "1 confirmed, 0 verified already, 2 to look into.");
        assertThat(browser.texts("#classReport .verdict"))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("2") && line.contains("Größe") && line.endsWith("confirmed"))
                .anyMatch(line -> line.contains(nobody) && line.endsWith("has no account"))
                .anyMatch(line -> line.contains("Nothing") && line.endsWith("no e-mail address"));
        browser.screenshot("accounts-class");
        assertThat(isVerified()).isTrue();
        browser.open("/accounts");
        browser.see("h1", "Accounts");
        assertThat(browser.count("#classReport")).isZero();
    }

    @Test
    void aClassIsConfirmedByItsText() {
        String others = "somebody-with-a-rather-long-name@a-rather-long-domain.example.com\n".repeat(9_999);
        browser.run("document.getElementById('classForm:list').value = arguments[0]", others + person.email());
        browser.click("classForm:confirmAll");
        browser.see("#classReport", "1 confirmed, 0 verified already, 9999 to look into.");
        assertThat(isVerified()).isTrue();
    }

    @Test
    void ofAsManyLinesAsThereMayBeNoneIsLeftOut() throws IOException {
        Path list = folder.resolve("all.csv");
        Files.writeString(list, person.email() + "\n" + "x@example.com\n".repeat(9_999));
        browser.send("classForm:file", list);
        browser.click("classForm:confirmAll");
        browser.see("#classReport", "1 confirmed, 0 verified already, 9999 to look into.");
        assertThat(browser.run("return document.querySelectorAll('#classReport .verdict').length"))
                .isEqualTo(10_000L);
        assertThat(isVerified()).isTrue();
    }

    @Test
    void aListThatIsNoneIsRefusedBesideTheField() {
        browser.click("classForm:confirmAll");
        browser.see("[id='classForm:listError']", "There is no e-mail address in that list.");
    }

    @Test
    void aListThatIsTooLongIsRefusedAsAWhole() throws IOException {
        Path list = folder.resolve("all.csv");
        Files.writeString(list, person.email() + "\n" + "x@example.com\n".repeat(10_000));
        browser.send("classForm:file", list);
        browser.click("classForm:confirmAll");
        browser.see("[id='classForm:listError']", "at most 10,000 lines");
        assertThat(isVerified()).isFalse();
    }

    @Test
    void aFileThatIsFarTooLargeIsRefusedBesideTheField() throws IOException {
        Path list = folder.resolve("huge.csv");
        Files.write(list, ("x@example.com\n".repeat(300_000)).getBytes(StandardCharsets.UTF_8));
        browser.send("classForm:file", list);
        browser.click("classForm:confirmAll");
        browser.see("[id='classForm:listError']", "at most 10,000 lines");
    }

    @Test
    void fitsOnAPhone() {
        browser.fill(
                "classForm:list", "a-rather-long-name-of-somebody-who-has-no-account@a-rather-long-domain.example.com");
        browser.click("classForm:confirmAll");
        browser.see("#classReport");
        browser.width(Browser.PHONE);
        browser.screenshot("accounts-390");
        assertThat(browser.pageWidth()).isLessThanOrEqualTo(Browser.PHONE);
    }
}
