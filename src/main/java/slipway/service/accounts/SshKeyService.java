package slipway.service.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.accounts.PublicKeyLine;
import slipway.model.accounts.SshKey;
import slipway.model.activity.Action;
import slipway.service.UniqueWrites;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;

/** The SSH keys of an account; each key is in one account of the platform at most. */
@ApplicationScoped
@Transactional
public class SshKeyService {
    private static final String KIND = "key";

    /** Keys of one account: far more than anybody has machines. */
    private static final int MOST = 100;

    @Inject
    EntityManager entities;

    @Inject
    Activity activity;

    public List<SshKey> list(Actor actor) {
        return entities.createQuery(
                        "select k from SshKey k where k.accountId = :account order by k.createdAt", SshKey.class)
                .setParameter("account", actor.accountId())
                .getResultList();
    }

    /** One of the actor's own keys, by its id or its fingerprint. */
    public SshKey require(Actor actor, String idOrFingerprint) {
        return list(actor).stream()
                .filter(key -> key.id().toString().equals(idOrFingerprint)
                        || key.fingerprint().equals(idOrFingerprint))
                .findFirst()
                .orElseThrow(() -> new NotFoundException(KIND));
    }

    /** @param text a line as in {@code id_ed25519.pub} */
    public SshKey add(Actor actor, String text) {
        PublicKeyLine line = PublicKeyLine.parse(text, actor.email());
        if (list(actor).size() >= MOST) {
            throw new InvalidParamsException("An account has at most " + MOST + " SSH keys.");
        }
        if (isTaken(line)) {
            throw taken();
        }
        SshKey key = new SshKey(actor.accountId(), line);
        entities.persist(key);
        activity.noteOfAccount(actor, KIND, Action.CREATE, "Added an SSH key: " + key.comment());
        UniqueWrites.flush(entities, SshKeyService::taken);
        return key;
    }

    public SshKey remove(Actor actor, String idOrFingerprint) {
        SshKey key = require(actor, idOrFingerprint);
        entities.remove(key);
        activity.noteOfAccount(actor, KIND, Action.DESTROY, "Removed an SSH key: " + key.comment());
        return key;
    }

    private boolean isTaken(PublicKeyLine line) {
        return entities.createQuery("select count(k) from SshKey k where k.blobHash = :hash", Long.class)
                        .setParameter("hash", line.blobHash())
                        .getSingleResult()
                > 0;
    }

    /** Does not say whose it is: anybody may send a public key that is known. */
    private static InvalidParamsException taken() {
        return new InvalidParamsException("Parameter \"public_key\" is in use already: a key is in one account only.");
    }
}
