package slipway.integration.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.service.payments.PaymentException;
import slipway.service.payments.PaymentProvider;
import slipway.service.payments.SelfServiceContract;

/** Stripe's own client against a server that answers as Stripe does. */
class StripePaymentsTest extends SelfServiceContract {
    private final StripeServer stripe = StripeServer.start();
    private final PaymentProvider provider = payments(StripeServer.KEY, Duration.ofSeconds(30));

    private PaymentProvider payments(String key, Duration timeout) {
        return new StripePayments(key, stripe.url(), timeout);
    }

    @Override
    protected PaymentProvider provider() {
        return provider;
    }

    @Override
    protected void leavePaymentMethod(String session) {
        stripe.complete(session);
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    private static void isRefused(ThrowingCallable asking, String message) {
        assertThatThrownBy(asking)
                .isInstanceOf(PaymentException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining(StripeServer.KEY);
    }

    @Test
    void asksForAPageThatSetsUpACardForThisAccountAndComesBack() {
        PaymentProvider.Setup setup = provider.beginSetup(ADA, RETURN).orElseThrow();
        assertThat(setup.url()).isEqualTo(stripe.url().resolve("/pay/" + setup.session()));
        assertThat(stripe.wishOf(setup.session()))
                .containsAllEntriesOf(Map.of(
                        "mode", "setup",
                        "payment_method_types[0]", "card",
                        "customer_creation", "always",
                        "customer_email", "ada@example.com",
                        "client_reference_id", ADA.accountId().toString(),
                        "success_url", RETURN + "?session={CHECKOUT_SESSION_ID}",
                        "cancel_url", RETURN.toString()));
    }

    @Test
    void doesNotTellStripeAnAddressThatItWouldRefuse() {
        PaymentProvider.Payer operator = new PaymentProvider.Payer(ADA.accountId(), "operator@localhost");
        String session = provider.beginSetup(operator, RETURN).orElseThrow().session();
        assertThat(stripe.wishOf(session)).doesNotContainKey("customer_email");
    }

    @Test
    void knowsACardByItsBrandAndLastDigits() {
        String session = begun();
        stripe.complete(session);
        assertThat(provider.completeSetup(ADA.accountId(), session)
                        .orElseThrow()
                        .label())
                .isEqualTo("visa •••• 4242");
    }

    @Nested
    class WhenStripe {
        @ParameterizedTest
        @CsvSource({
            "400, Please begin anew",
            "401, does not let this platform in",
            "402, refused that",
            "403, does not let this platform in",
            "429, too much to do",
            "500, has a problem",
            "503, has a problem"
        })
        void failsItIsSaidInASentence(int status, String message) {
            String session = begun();
            stripe.failWith(status);
            isRefused(() -> provider.beginSetup(ADA, RETURN), message);
            isRefused(() -> provider.completeSetup(ADA.accountId(), session), message);
            isRefused(() -> provider.remove("cus_1"), message);
        }

        @Test
        void doesNotKnowTheKeyItIsNotRepeated() {
            PaymentProvider stranger = payments("sk_test_wrong", Duration.ofSeconds(30));
            isRefused(() -> stranger.beginSetup(ADA, RETURN), "does not let this platform in");
        }

        @Test
        void isAwayItIsSaid() {
            stripe.close();
            isRefused(() -> provider.beginSetup(ADA, RETURN), "cannot be reached");
        }

        @Test
        void doesNotAnswerItIsAskedOnceAndNotWaitedFor() {
            stripe.holdAnswers();
            PaymentProvider impatient = payments(StripeServer.KEY, Duration.ofMillis(300));
            isRefused(() -> impatient.beginSetup(ADA, RETURN), "cannot be reached");
            assertThat(stripe.requests()).hasSizeLessThanOrEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{", "[]", "{}", "<html>", "null", "{\"id\":1,\"url\":\"\\u0000\"}"})
        void talksNonsenseItIsSaid(String body) {
            String session = begun();
            stripe.answerNonsense(body);
            assertThatThrownBy(() -> provider.beginSetup(ADA, RETURN)).isInstanceOf(PaymentException.class);
            assertThat(complete(ADA.accountId(), session)).isEmpty();
        }

        @Test
        void saysThatAnothersSessionIsThisOnesNothingButTheSessionAskedForCounts() {
            String mine = begun();
            String complete = begun();
            stripe.complete(complete);
            stripe.sayAllIsOf(ADA.accountId());
            assertThat(complete(ADA.accountId(), mine)).isEmpty();
        }
    }
}
