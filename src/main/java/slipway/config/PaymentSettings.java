package slipway.config;

import java.net.URI;
import java.util.Optional;

/**
 * How people are verified.
 *
 * @param provider {@code SLIPWAY_PAYMENTS}: manual or stripe
 * @param stripeKey {@code SLIPWAY_STRIPE_KEY}: the secret key, which stripe needs; never shown
 * @param stripeUrl {@code SLIPWAY_STRIPE_URL}: where Stripe's API is; elsewhere for tests alone
 */
public record PaymentSettings(Provider provider, Optional<String> stripeKey, URI stripeUrl) {
    private static final URI STRIPE_URL = URI.create("https://api.stripe.com");

    /** Where payment methods are on file. */
    public enum Provider {
        /** Nowhere: an operator knows people. */
        MANUAL,
        /** At Stripe. */
        STRIPE
    }

    static PaymentSettings read(EnvironmentReader env) {
        Provider provider = env.choice("SLIPWAY_PAYMENTS", Provider.class, Provider.MANUAL);
        Optional<String> key = env.text("SLIPWAY_STRIPE_KEY").map(String::strip);
        env.require(
                "SLIPWAY_STRIPE_KEY",
                provider != Provider.STRIPE || key.isPresent(),
                "must be set for SLIPWAY_PAYMENTS=stripe");
        return new PaymentSettings(
                provider, key, env.webUrl("SLIPWAY_STRIPE_URL").orElse(STRIPE_URL));
    }

    @Override
    public String toString() {
        return "PaymentSettings[" + provider + ", " + stripeUrl + "]";
    }
}
