package slipway.service.logs.drains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.activity.Action;
import slipway.model.addons.AddOn;
import slipway.model.logs.DrainUrl;
import slipway.model.logs.LogDrain;
import slipway.service.AfterCommit;
import slipway.service.activity.Change;
import slipway.service.secrets.SecretBox;

/** Drains that come with add-ons and go with them: nobody adds or removes them by hand, nor do they count as anybody's. */
@ApplicationScoped
@Transactional
public class AddOnDrains {
    @Inject
    EntityManager entities;

    @Inject
    SecretBox secrets;

    @Inject
    DrainAddresses addresses;

    @Inject
    DrainDelivery delivery;

    @Inject
    AfterCommit afterCommit;

    /** Lets the log of an app, whose row the caller has locked, flow to where an add-on's provider wants it. */
    public void put(UUID addOnId, UUID appId, String token, DrainUrl url) {
        if (addresses.refuseByName(url.host())) {
            throw new InvalidParamsException("log_drain_url leads to " + url.host() + ", where log drains may not go.");
        }
        Optional<LogDrain> present = find(addOnId);
        if (present.filter(drain -> secrets.open(appId, drain.sealedUrl()).equals(url.text()))
                .isPresent()) {
            return;
        }
        byte[] sealed = secrets.seal(appId, url.text());
        present.ifPresent(drain -> drain.leadTo(sealed));
        LogDrain drain = present.orElseGet(() -> LogDrain.of(addOnId, appId, sealed, token));
        entities.persist(drain);
        afterCommit.run(() -> {
            delivery.close(drain.id());
            delivery.open(new OpenDrain(drain, url));
        });
    }

    /** Those of an add-on, for its provider. */
    public List<OpenDrain> of(UUID addOnId) {
        return find(addOnId).stream()
                .map(drain -> new OpenDrain(drain, new DrainUrl(secrets.open(drain.appId(), drain.sealedUrl()))))
                .toList();
    }

    private void remove(LogDrain drain) {
        entities.remove(drain);
        UUID id = drain.id();
        afterCommit.run(() -> delivery.close(id));
    }

    private Optional<LogDrain> find(UUID addOnId) {
        return entities.createQuery("select d from LogDrain d where d.addOnId = :addOn", LogDrain.class)
                .setParameter("addOn", addOnId)
                .getResultStream()
                .findFirst();
    }

    void addOnChanged(@Observes Change change) {
        if (change.subject() instanceof AddOn addOn && change.action() == Action.DESTROY) {
            find(addOn.id()).ifPresent(this::remove);
        }
    }
}
