package slipway.integration.payments;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import slipway.model.payments.PaymentMethod;
import slipway.service.payments.PaymentProvider;

/** No provider at all: an operator knows people, and confirms them. */
final class ManualPayments implements PaymentProvider {
    @Override
    public String name() {
        return PaymentMethod.MANUAL;
    }

    @Override
    public boolean isSelfService() {
        return false;
    }

    @Override
    public Optional<Setup> beginSetup(Payer payer, URI returnUrl) {
        return Optional.empty();
    }

    @Override
    public Optional<OnFile> completeSetup(UUID accountId, String session) {
        return Optional.empty();
    }

    @Override
    public void remove(String customer) {
        // There are no books.
    }
}
