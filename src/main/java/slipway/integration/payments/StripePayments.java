package slipway.integration.payments;

import com.stripe.StripeClient;
import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.service.payments.PaymentProvider;

/**
 * Payment methods at Stripe, by its own page: a Checkout session in mode "setup". No card number comes here, and nothing
 * that comes back with a browser is believed: the session is fetched from Stripe.
 */
final class StripePayments implements PaymentProvider {
    /** For connecting, and for each answer. */
    static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final StripeClient client;

    StripePayments(String key, URI url, Duration timeout) {
        client = StripeClient.builder()
                .setApiKey(key)
                .setApiBase(url.toString())
                .setConnectTimeout((int) timeout.toMillis())
                .setReadTimeout((int) timeout.toMillis())
                // Somebody waits in front of a page, and may press the button again.
                .setMaxNetworkRetries(0)
                .build();
    }

    @Override
    public String name() {
        return "stripe";
    }

    @Override
    public boolean isSelfService() {
        return true;
    }

    @Override
    public Optional<Setup> beginSetup(Payer payer, URI returnUrl) {
        SessionCreateParams.Builder wish = SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SETUP)
                .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
                .setCustomerCreation(SessionCreateParams.CustomerCreation.ALWAYS)
                .setClientReferenceId(payer.accountId().toString())
                .setSuccessUrl(returnUrl + "?session={CHECKOUT_SESSION_ID}")
                .setCancelUrl(returnUrl.toString());
        if (isPublic(payer.email())) {
            wish.setCustomerEmail(payer.email());
        }
        Session session = StripeCall.of(() -> client.v1().checkout().sessions().create(wish.build()));
        return Optional.of(StripeCall.reading(() -> new Setup(session.getId(), URI.create(session.getUrl()))));
    }

    /** Stripe refuses addresses such as {@code operator@localhost}. */
    private static boolean isPublic(String email) {
        return email.substring(email.indexOf('@')).contains(".");
    }

    @Override
    public Optional<OnFile> completeSetup(UUID accountId, String session) {
        SessionRetrieveParams whole = SessionRetrieveParams.builder()
                .addExpand("setup_intent.payment_method")
                .build();
        Session found = StripeCall.of(() -> client.v1().checkout().sessions().retrieve(session, whole));
        return StripeCall.reading(() -> isOf(found, accountId, session) ? onFile(found) : Optional.empty());
    }

    private static boolean isOf(Session found, UUID accountId, String session) {
        return session.equals(found.getId())
                && accountId.toString().equals(found.getClientReferenceId())
                && "setup".equals(found.getMode())
                && "complete".equals(found.getStatus());
    }

    /** A payment method that was taken off its customer since cannot be charged. */
    private static Optional<OnFile> onFile(Session session) {
        String customer = session.getCustomer();
        return Optional.ofNullable(session.getSetupIntentObject())
                .filter(intent -> "succeeded".equals(intent.getStatus()))
                .map(SetupIntent::getPaymentMethodObject)
                .filter(method -> customer != null && customer.equals(method.getCustomer()))
                .map(method -> new OnFile(customer, label(method)));
    }

    private static String label(PaymentMethod method) {
        PaymentMethod.@Nullable Card card = method.getCard();
        return card == null ? String.valueOf(method.getType()) : card.getBrand() + " •••• " + card.getLast4();
    }

    @Override
    public void remove(String customer) {
        StripeCall.removing(() -> client.v1().customers().delete(customer));
    }
}
