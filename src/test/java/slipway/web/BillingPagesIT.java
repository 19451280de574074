package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slipway.journey.Deploy;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;

/** What people see of their hours and money, on large screens and on phones. */
class BillingPagesIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final int PHONE = 390;

    private static final long NUMBER = System.nanoTime() / 1_000_000;

    private static Browser browser;
    private static Person person;
    private static String app;
    private static String account;

    @BeforeAll
    static void useSomething() {
        browser = Browser.before(PLATFORM);
        person = Person.added(PLATFORM).verified();
        app = person.api().createApp();
        Deploy.testApp(PLATFORM, person.api(), app, "");
        person.api().awaitDynos(app, "web.1=up");
        account = person.api().get("/account").path("id").asText();
        String invoice = UUID.randomUUID().toString();
        PlatformDatabase database = PlatformDatabase.of(PLATFORM);
        // Months do not end for a test; this number is far from those that are counted.
        database.update(
                "INSERT INTO invoice VALUES (?::uuid, ?, ?::uuid, ?, '2026-01', 1200, 0, now())",
                invoice,
                NUMBER,
                account,
                person.email());
        database.update(
                "INSERT INTO invoice_line VALUES (gen_random_uuid(), ?::uuid, 1, gen_random_uuid(), 'shop', 'dyno', 'Basic', 700,"
                        + " 1339200, 350), (gen_random_uuid(), ?::uuid, 2, gen_random_uuid(), 'shop', 'addon',"
                        + " 'heroku-postgresql:essential-0', 500, 2678400, 850)",
                invoice,
                invoice);
    }

    @AfterAll
    static void stop() {
        person.api().delete("/apps/" + app);
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        browser.width(1280);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsAPersonHoursAndInvoices() {
        browser.forgetAll();
        browser.signIn(person.email(), person.password());
        look("/billing", "h1", "Usage and billing", "billing");
        look("/billing/invoices/" + NUMBER, "h1", String.valueOf(NUMBER), "invoice");
        assertThat(browser.see("main")).contains("heroku-postgresql:essential-0", "$8.50", "$12.00");
    }

    @Test
    void showsAnOperatorEverybodysHours() {
        browser.forgetAll();
        browser.signIn(Platform.OPERATOR, Platform.PASSWORD);
        look("/billing/accounts", "h1", "Sleep and hours", "billing-accounts");
        look("/billing/accounts/" + account, "h1", person.email(), "billing-account");
    }

    /** Everything is to be seen without scrolling sideways. */
    private static void look(String path, String selector, String text, String picture) {
        for (int width : List.of(1280, PHONE)) {
            browser.width(width);
            browser.open(path);
            browser.see(selector, text);
            browser.screenshot(picture + "-" + width);
            assertThat(browser.pageWidth()).as(path).isLessThanOrEqualTo(width);
        }
    }
}
