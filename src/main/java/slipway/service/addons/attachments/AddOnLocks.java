package slipway.service.addons.attachments;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnAttachment;
import slipway.model.apps.App;
import slipway.service.apps.Neighbours;

/**
 * Locks the rows of all apps that a change of an add-on concerns, by their ids, and then the add-on's: two changes that
 * concern the same apps never wait for each other. Nobody else attaches it meanwhile, since that locks its app as well.
 */
@ApplicationScoped
@Transactional
public class AddOnLocks implements Neighbours {
    @Inject
    EntityManager entities;

    @Inject
    AddOnFinder addOns;

    /**
     * An add-on, be it gone or not.
     *
     * @param more apps that the change concerns beside those that have it
     */
    public Optional<AddOn> lock(UUID addOnId, UUID... more) {
        AddOn found = entities.find(AddOn.class, addOnId);
        if (found == null) {
            return Optional.empty();
        }
        NavigableSet<UUID> ids = appsOf(List.of(addOnId));
        ids.add(found.appId());
        ids.addAll(List.of(more));
        lockAll(ids);
        return addOns.lock(addOnId);
    }

    /** The same for one that is there. */
    public Optional<AddOn> lockPresent(UUID addOnId, UUID... more) {
        return lock(addOnId, more).filter(addOn -> !addOn.isGone());
    }

    @Override
    public void lockWithApp(UUID appId) {
        NavigableSet<UUID> ids =
                appsOf(addOns.billedTo(appId).stream().map(AddOn::id).toList());
        ids.add(appId);
        lockAll(ids);
    }

    private NavigableSet<UUID> appsOf(Collection<UUID> addOnIds) {
        NavigableSet<UUID> ids = new TreeSet<>();
        addOns.attachmentsOf(addOnIds).stream().map(AddOnAttachment::appId).forEach(ids::add);
        return ids;
    }

    /** One that is gone by now needs none. */
    private void lockAll(Collection<UUID> inOrder) {
        inOrder.forEach(id -> entities.find(App.class, id, LockModeType.PESSIMISTIC_WRITE));
    }
}
