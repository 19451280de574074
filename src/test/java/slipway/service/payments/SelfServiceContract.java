package slipway.service.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a provider must do beside that with which people leave a payment method; most is about who is not verified. */
public abstract class SelfServiceContract extends PaymentProviderContract {
    /** Does what the person does on the provider's page. */
    protected abstract void leavePaymentMethod(String session);

    protected String begun() {
        return provider().beginSetup(ADA, RETURN).orElseThrow().session();
    }

    @Test
    void beginsEachSetupAnew() {
        assertThat(begun()).isNotEqualTo(begun());
    }

    @Test
    void aSetupThatWasOnlyBegunVerifiesNobody() {
        assertThat(provider().completeSetup(ADA.accountId(), begun())).isEmpty();
    }

    @Test
    void aSetupThatIsCompleteSaysWhatIsOnFileHoweverOftenItIsAsked() {
        String session = begun();
        leavePaymentMethod(session);
        Optional<PaymentProvider.OnFile> onFile = provider().completeSetup(ADA.accountId(), session);
        assertThat(onFile).isPresent();
        assertThat(onFile.get().customer()).isNotBlank();
        assertThat(onFile.get().label()).isNotBlank();
        assertThat(provider().completeSetup(ADA.accountId(), session)).isEqualTo(onFile);
    }

    @Test
    void aSetupVerifiesNobodyElse() {
        String session = begun();
        leavePaymentMethod(session);
        assertThat(complete(UUID.randomUUID(), session)).isEmpty();
    }

    @Test
    void whatWasRemovedIsNotOnFileAnyMore() {
        String session = begun();
        leavePaymentMethod(session);
        String customer =
                provider().completeSetup(ADA.accountId(), session).orElseThrow().customer();
        provider().remove(customer);
        provider().remove(customer);
        assertThat(complete(ADA.accountId(), session)).isEmpty();
    }
}
