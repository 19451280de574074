package slipway.integration.payments;

import slipway.service.payments.PaymentProvider;
import slipway.service.payments.PaymentProviderContract;

/** The operator's word. */
class ManualPaymentsTest extends PaymentProviderContract {
    @Override
    protected PaymentProvider provider() {
        return new ManualPayments();
    }
}
