package slipway.service.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link PaymentProvider} must do, be people their own masters there or not. */
public abstract class PaymentProviderContract {
    protected static final URI RETURN = URI.create("https://paas.example.com/account");
    protected static final PaymentProvider.Payer ADA = new PaymentProvider.Payer(UUID.randomUUID(), "ada@example.com");

    protected abstract PaymentProvider provider();

    /** Refusing to say so is as good as saying no. */
    protected Optional<PaymentProvider.OnFile> complete(UUID account, String session) {
        try {
            return provider().completeSetup(account, session);
        } catch (PaymentException refusal) {
            return Optional.empty();
        }
    }

    @Test
    void hasANameToStoreItUnder() {
        assertThat(provider().name()).matches("[a-z]+");
    }

    @Test
    void sendsPeopleSomewhereIfTheyCanDoItThemselves() {
        assertThat(provider().beginSetup(ADA, RETURN).isPresent())
                .isEqualTo(provider().isSelfService());
    }

    @Test
    void aSessionThatNeverWasVerifiesNobody() {
        assertThat(complete(ADA.accountId(), "cs_test_made_up")).isEmpty();
        assertThat(complete(ADA.accountId(), "../customers/cus_1")).isEmpty();
        assertThat(complete(ADA.accountId(), "")).isEmpty();
    }

    @Test
    void removingWhatIsNotThereIsFine() {
        provider().remove("cus_unheard_of");
    }
}
