package slipway.service.addons.keyvalue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import slipway.model.addons.keyvalue.Behaviour;
import slipway.model.addons.keyvalue.Capacity;
import slipway.model.addons.keyvalue.KeyValueServer;
import slipway.service.addons.provisioning.ConfigChanges;
import slipway.service.secrets.SecretBox;
import slipway.service.secrets.Tokens;

/** What each key-value server is to be: each method is one transaction, and none asks a server. */
@ApplicationScoped
@Transactional
public class KeyValueRecords {
    @Inject
    EntityManager entities;

    @Inject
    SecretBox secrets;

    @Inject
    ConfigChanges changes;

    /** The record of an add-on's server as it is, or a new one with a password of its own. */
    public ServerSpec ensure(UUID addOnId, boolean shared, int places, Behaviour behaviour, Capacity capacity) {
        return find(addOnId).orElseGet(() -> {
            KeyValueServer fresh = new KeyValueServer(addOnId, shared, freePlace(shared, places), sealedFresh(addOnId));
            fresh.behave(behaviour);
            fresh.resize(capacity);
            entities.persist(fresh);
            return spec(fresh);
        });
    }

    /** Any one, so that what was given back is not met again by old connections. */
    private int freePlace(boolean shared, int places) {
        Set<Integer> taken = new HashSet<>(
                entities.createQuery("select k.place from KeyValueServer k where k.shared = :shared", Integer.class)
                        .setParameter("shared", shared)
                        .getResultList());
        int begin = ThreadLocalRandom.current().nextInt(places);
        for (int step = 0; step < places; step++) {
            int place = (begin + step) % places;
            if (!taken.contains(place)) {
                return place;
            }
        }
        throw new NoPlaceException(places);
    }

    private byte[] sealedFresh(UUID addOnId) {
        return secrets.seal(addOnId, newPassword());
    }

    /** In letters and digits, so that it needs no escaping in a URL; with a letter first, as at Heroku. */
    private static String newPassword() {
        return "p" + Tokens.newHexSecret();
    }

    public Optional<ServerSpec> find(UUID addOnId) {
        return Optional.ofNullable(entities.find(KeyValueServer.class, addOnId)).map(this::spec);
    }

    public List<ServerSpec> all() {
        return entities.createQuery("select k from KeyValueServer k order by k.createdAt", KeyValueServer.class)
                .getResultStream()
                .map(this::spec)
                .toList();
    }

    /** Gives it another place, since somebody else uses what belongs to its own. */
    public ServerSpec move(UUID addOnId, int places) {
        KeyValueServer server = lock(addOnId);
        server.moveTo(freePlace(server.isShared(), places));
        return spec(server);
    }

    public ServerSpec resize(UUID addOnId, Capacity capacity) {
        KeyValueServer server = lock(addOnId);
        server.resize(capacity);
        return spec(server);
    }

    /** Changes what people choose about it. */
    public ServerSpec behave(UUID addOnId, Function<Behaviour, Behaviour> change) {
        KeyValueServer server = lock(addOnId);
        server.behave(change.apply(server.behaviour()));
        return spec(server);
    }

    /**
     * Gives it a new password, and a release to every app that has the add-on.
     *
     * @param config what leads to a server
     */
    public void rotate(UUID addOnId, Function<ServerSpec, Map<String, String>> config) {
        ServerSpec next = find(addOnId).orElseThrow().withPassword(newPassword());
        changes.changed(addOnId, config.apply(next));
        lock(addOnId).secure(secrets.seal(addOnId, next.password()));
    }

    /** Tells what leads to it, in case that is something else than before. */
    public void announce(UUID addOnId, Function<ServerSpec, Map<String, String>> config) {
        find(addOnId).ifPresent(spec -> changes.changed(addOnId, config.apply(spec)));
    }

    /** Forgets one that is no more; one that is forgotten already is fine. */
    public void remove(UUID addOnId) {
        Optional.ofNullable(entities.find(KeyValueServer.class, addOnId)).ifPresent(entities::remove);
    }

    private KeyValueServer lock(UUID addOnId) {
        return Optional.ofNullable(entities.find(KeyValueServer.class, addOnId, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new IllegalStateException("No server is recorded for " + addOnId));
    }

    private ServerSpec spec(KeyValueServer server) {
        return new ServerSpec(
                server.addOnId(),
                server.isShared(),
                server.place(),
                secrets.open(server.addOnId(), server.sealedPassword()),
                server.behaviour(),
                server.capacity(),
                server.createdAt());
    }
}
