package slipway.integration.payments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import slipway.config.PaymentSettings;
import slipway.config.Settings;
import slipway.service.payments.PaymentProvider;

/** Makes the provider that {@code SLIPWAY_PAYMENTS} names. */
@ApplicationScoped
public class ChosenProvider {
    @Produces
    @ApplicationScoped
    PaymentProvider provider(Settings settings) {
        PaymentSettings payments = settings.payments();
        return switch (payments.provider()) {
            case MANUAL -> new ManualPayments();
            case STRIPE ->
                new StripePayments(payments.stripeKey().orElseThrow(), payments.stripeUrl(), StripePayments.TIMEOUT);
        };
    }
}
