package slipway.service.payments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.model.payments.PaymentMethod;
import slipway.model.payments.PaymentSetup;
import slipway.service.access.Actor;

/** One's own payment method: leaving one with the provider, and taking it back. Nobody can do it for another person. */
@ApplicationScoped
public class PaymentMethods {
    /**
     * How somebody stands.
     *
     * @param canAdd whether they can leave a payment method by themselves
     * @param isUnderWay whether they have set out to, and it is not known how that ended
     */
    public record Standing(Optional<PaymentMethod> method, boolean canAdd, boolean isUnderWay) {}

    @Inject
    PaymentProvider provider;

    @Inject
    PaymentRecords records;

    public Standing standing(Actor actor) {
        Optional<PaymentMethod> method = records.method(actor.accountId());
        boolean canAdd = provider.isSelfService()
                && method.filter(any -> !any.isManual()).isEmpty();
        return new Standing(
                method, canAdd, canAdd && records.latestSetup(actor.accountId()).isPresent());
    }

    /**
     * Begins to set a payment method up.
     *
     * @param returnUrl where the person comes back to
     * @return where to send the person; empty where an operator confirms people
     */
    public Optional<URI> begin(Actor actor, URI returnUrl) {
        UUID accountId = actor.accountId();
        if (records.method(accountId).filter(any -> !any.isManual()).isPresent()) {
            throw new RefusedException(Kind.CONFLICT, "You have a payment method. Remove it before you add another.");
        }
        Optional<PaymentProvider.Setup> setup =
                provider.beginSetup(new PaymentProvider.Payer(accountId, actor.email()), returnUrl);
        setup.ifPresent(begun -> records.begin(accountId, begun.session()));
        return setup.map(PaymentProvider.Setup::url);
    }

    /** Takes the provider's word, and nobody else's, for how a set-up of the actor went; returns whether it is done. */
    public boolean complete(Actor actor, String session) {
        return complete(actor, records.requireSetup(actor.accountId(), session));
    }

    /** The same for the latest set-up, for who has not come back from it. */
    public boolean check(Actor actor) {
        return records.latestSetup(actor.accountId())
                .filter(setup -> complete(actor, setup))
                .isPresent();
    }

    private boolean complete(Actor actor, PaymentSetup setup) {
        Optional<PaymentProvider.OnFile> found = provider.completeSetup(actor.accountId(), setup.session());
        found.ifPresent(onFile -> records.complete(
                actor,
                setup.session(),
                PaymentMethod.onFile(actor.accountId(), provider.name(), onFile.customer(), onFile.label())));
        return found.isPresent();
    }

    /** Takes the actor's payment method off the provider's books; the account is not verified any more. */
    public void remove(Actor actor) {
        PaymentMethod method = records.method(actor.accountId())
                .filter(any -> !any.isManual())
                .orElseThrow(() -> new RefusedException(Kind.CONFLICT, "You have no payment method to remove."));
        if (method.provider().equals(provider.name())) {
            method.customer().ifPresent(provider::remove);
        }
        records.removeOwn(actor);
    }
}
