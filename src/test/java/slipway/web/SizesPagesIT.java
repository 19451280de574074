package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.Person;
import slipway.journey.Platform;

/** Operators see and change what sizes of dynos there are; nobody else does. */
class SizesPagesIT {
    private static final Platform PLATFORM = Platform.shared();

    /** One that no other test runs on. */
    private static final String SIZE = "Performance-L-RAM";

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
    void anOperatorChangesAPrice() {
        browser.signIn(Platform.OPERATOR, Platform.PASSWORD);
        browser.clickOn("nav a[href='/sizes']");
        browser.awaitPath("/sizes");
        browser.see("#capacityText");
        browser.screenshot("sizes");
        browser.fill("sizeForm_" + SIZE + ":dollars", "512.50");
        browser.click("sizeForm_" + SIZE + ":save");
        browser.see("#notices", SIZE + " is changed.");
        assertThat(PLATFORM.api()
                        .get("/dyno-sizes/" + SIZE)
                        .path("cost")
                        .path("cents")
                        .asInt())
                .isEqualTo(51_250);
    }

    @Test
    void aValueThatCannotBeIsRefusedBesideTheField() {
        browser.signIn(Platform.OPERATOR, Platform.PASSWORD);
        browser.open("/sizes");
        browser.fill("sizeForm_" + SIZE + ":memoryMb", "5");
        browser.click("sizeForm_" + SIZE + ":save");
        browser.see("[id='sizeForm_" + SIZE + ":problem']", "Memory must be from 32 to 1048576, not 5.");
        assertThat(PLATFORM.api().get("/dyno-sizes/" + SIZE).path("memory").asDouble())
                .isEqualTo(30);
    }

    @Test
    void aPersonCannotSeeThem() {
        Person person = Person.added(PLATFORM);
        browser.signIn(person.email(), person.password());
        assertThat(browser.count("nav a[href='/sizes']")).isZero();
        browser.open("/sizes");
        browser.see("h1", "Not allowed");
        assertThat(browser.status()).isEqualTo(403);
    }
}
