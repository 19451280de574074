package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.integration.payments.StripeServer;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.journey.Visitor;

/** The way to Stripe and back, and who is verified by it. */
class PaymentPagesIT {
    private static StripeServer stripe;
    private static Platform platform;
    private static Browser browser;

    private final Person person = Person.added(platform);

    @BeforeAll
    static void start() {
        stripe = StripeServer.start();
        platform = Platform.start(Map.of(
                "SLIPWAY_PAYMENTS",
                "stripe",
                "SLIPWAY_STRIPE_KEY",
                StripeServer.KEY,
                "SLIPWAY_STRIPE_URL",
                stripe.url().toString()));
        browser = Browser.before(platform);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (platform != null) {
            platform.discard();
        }
        stripe.close();
    }

    @BeforeEach
    void openTheAccount() {
        browser.forgetAll();
        browser.signIn(person.email(), person.password());
        browser.open("/account");
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        stripe.failWith(0);
        assertThat(browser.complaints()).isEmpty();
        assertThat(platform.output()).doesNotContain(StripeServer.KEY);
    }

    private static boolean isVerified(Person who) {
        return who.api().get("/account").path("verified").asBoolean();
    }

    private static void goToStripe() {
        browser.click("paymentForm:add");
        browser.see("#pay");
    }

    private String session() {
        return PlatformDatabase.of(platform)
                .texts(
                        "SELECT session FROM payment_setup s JOIN account a ON a.id = s.account_id WHERE a.email = ?"
                                + " ORDER BY s.created_at DESC",
                        person.email())
                .get(0);
    }

    @Test
    void whoLeavesAPaymentMethodIsVerifiedUntilItIsRemoved() {
        browser.screenshot("account-verification");
        goToStripe();
        String session = session();
        browser.click("pay");
        browser.see("#notices", "Your account is verified.");
        browser.awaitPath("/account");
        browser.see("#paymentLabel", "visa •••• 4242");
        browser.screenshot("account-verified");
        assertThat(isVerified(person)).isTrue();
        browser.click("paymentForm:remove");
        browser.see("#notices", "not verified any more");
        assertThat(isVerified(person)).isFalse();
        browser.open("/account?session=" + session);
        browser.see("#notices", "Couldn't find that payment setup.");
        assertThat(isVerified(person)).as("by an old link").isFalse();
        assertThat(PlatformDatabase.of(platform)
                        .texts(
                                "SELECT description FROM activity_event WHERE email = ? AND kind = 'payment-method'"
                                        + " ORDER BY seq",
                                person.email()))
                .containsExactly("Added a payment method", "Removed the payment method");
    }

    @Test
    void whoTurnsBackIsNotVerified() {
        goToStripe();
        String session = session();
        browser.click("cancel");
        browser.awaitPath("/account");
        browser.click("paymentForm:check");
        browser.see("#notices", "There is no payment method yet.");
        browser.open("/account?session=" + session);
        browser.see("#notices", "There is no payment method yet.");
        assertThat(isVerified(person)).isFalse();
    }

    @Test
    void whoNeverCameBackIsLookedUp() {
        goToStripe();
        stripe.complete(session());
        browser.open("/account");
        browser.click("paymentForm:check");
        browser.see("#notices", "Your account is verified.");
        assertThat(isVerified(person)).isTrue();
    }

    @Test
    void nobodyIsVerifiedByAnothersSessionAndNobodySeesAnothersLabel() {
        goToStripe();
        String session = session();
        stripe.complete(session);
        Person stranger = Person.added(platform);
        Visitor thief = stranger.signedIn();
        assertThat(thief.open("/account?session=" + session))
                .contains("find that payment setup.")
                .doesNotContain("4242");
        assertThat(isVerified(stranger)).isFalse();
        browser.open("/account?session=" + session);
        browser.see("#paymentLabel", "4242");
        assertThat(thief.open("/account?session=" + session)).doesNotContain("4242");
        assertThat(thief.statusOf("/accounts")).isEqualTo(403);
        Visitor operator = new Visitor(platform);
        operator.signIn(Platform.OPERATOR, Platform.PASSWORD);
        assertThat(operator.open("/accounts")).contains(person.email()).doesNotContain("4242");
        assertThat(isVerified(person)).isTrue();
        assertThat(isVerified(stranger)).isFalse();
    }

    @Test
    void whatGoesWrongAtStripeIsSaidOnThePage() {
        goToStripe();
        String session = session();
        browser.open("/account");
        for (int status : new int[] {401, 402, 429, 500}) {
            stripe.failWith(status);
            browser.click("paymentForm:add");
            browser.see("#notices .error", "Stripe");
            assertThat(browser.status()).isEqualTo(200);
            browser.open("/account?session=" + session);
            browser.see("#notices .error", "Stripe");
            assertThat(browser.status()).isEqualTo(200);
        }
        browser.screenshot("account-stripe-failed");
    }
}
