package slipway.service.payments;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;

/**
 * Where people's payment methods are on file. Each method throws a {@link PaymentException} where the provider cannot be
 * asked, within little more than 10 s, and is called outside of transactions.
 */
public interface PaymentProvider {
    /** Somebody who is to be verified. */
    record Payer(UUID accountId, String email) {}

    /**
     * A set-up that has begun.
     *
     * @param session the provider's reference
     * @param url where the person goes to complete it
     */
    record Setup(String session, URI url) {}

    /**
     * A payment method that can be charged.
     *
     * @param customer the provider's reference of the person
     * @param label such as {@code visa •••• 4242}
     */
    record OnFile(String customer, String label) {}

    /** Such as {@code stripe}; what it is stored under. */
    String name();

    /** Whether people can leave a payment method there by themselves. */
    boolean isSelfService();

    /**
     * Begins a set-up.
     *
     * @param returnUrl where the provider sends the person back to; with {@code ?session=SESSION} when it is complete
     * @return empty where there is nowhere to go, since an operator confirms people
     */
    Optional<Setup> beginSetup(Payer payer, URI returnUrl);

    /**
     * Asks the provider itself how a set-up went.
     *
     * @return empty as long as there is no payment method that is this account's and can be charged; so for a session of
     *     another account
     */
    Optional<OnFile> completeSetup(UUID accountId, String session);

    /** Takes a person and whatever is on file off the provider's books; fine where that has been done already. */
    void remove(String customer);
}
