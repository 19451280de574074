package slipway.service.addons.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import slipway.model.NotFoundException;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.model.addons.AddOn;
import slipway.model.addons.AddOnState;
import slipway.service.addons.attachments.AddOnLocks;
import slipway.service.apps.AppFinder;

/**
 * What providers who take their time say when they are done. They may say so before their first answer has arrived, and
 * more than once.
 */
@ApplicationScoped
@Transactional
public class Callbacks {
    @Inject
    EntityManager entities;

    @Inject
    AppFinder apps;

    @Inject
    AddOnLocks locks;

    @Inject
    AddOnRecords records;

    /** It is made. */
    public void provisioned(UUID addOnId) {
        AddOn addOn = locks.lock(addOnId).orElseThrow(Callbacks::missing);
        if (addOn.isGone()) {
            throw missing();
        }
        if (addOn.state() == AddOnState.PROVISIONING) {
            addOn.provisioned(Optional.empty(), Optional.empty());
            records.begins(apps.lock(addOn.appId()), addOn);
        }
    }

    /**
     * It is ended, or will never be made.
     *
     * @throws RefusedException where apps have it: only who pays for it may end it
     */
    public void deprovisioned(UUID addOnId) {
        AddOn addOn = locks.lock(addOnId).orElseThrow(Callbacks::missing);
        if (addOn.isProvisioned()) {
            throw new RefusedException(
                    Kind.CONFLICT, addOn.name() + " is in use: only who has it can end it, by destroying it.");
        }
        if (addOn.isGone()) {
            entities.remove(addOn);
        } else {
            records.isNotMade(apps.lock(addOn.appId()), addOn, "its provider could not make it");
        }
    }

    private static NotFoundException missing() {
        return new NotFoundException("add_on");
    }
}
