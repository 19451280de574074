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
import slipway.model.apps.App;
import slipway.service.addons.attachments.AddOnFinder;
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
    AddOnFinder addOns;

    @Inject
    AddOnRecords records;

    /** It is made. */
    public void provisioned(UUID addOnId) {
        App app = lockAppOf(addOnId).orElseThrow(Callbacks::missing);
        AddOn addOn = lock(addOnId);
        if (addOn.isGone()) {
            throw missing();
        }
        if (addOn.state() == AddOnState.PROVISIONING) {
            addOn.provisioned(Optional.empty(), Optional.empty());
            records.begins(app, addOn);
        }
    }

    /**
     * It is ended, or will never be made.
     *
     * @throws RefusedException where apps have it: only who pays for it may end it
     */
    public void deprovisioned(UUID addOnId) {
        Optional<App> app = lockAppOf(addOnId);
        AddOn addOn = lock(addOnId);
        if (addOn.isProvisioned()) {
            throw new RefusedException(
                    Kind.CONFLICT, addOn.name() + " is in use: only who has it can end it, by destroying it.");
        }
        if (addOn.isGone()) {
            entities.remove(addOn);
        } else {
            records.isNotMade(app.orElseThrow(Callbacks::missing), addOn, "its provider could not make it");
        }
    }

    /** The app's row first, as everywhere; absent where the app is gone. */
    private Optional<App> lockAppOf(UUID addOnId) {
        return Optional.ofNullable(entities.find(AddOn.class, addOnId))
                .flatMap(addOn -> apps.findById(addOn.appId()))
                .map(app -> apps.lock(app.id()));
    }

    private AddOn lock(UUID addOnId) {
        return addOns.lock(addOnId).orElseThrow(Callbacks::missing);
    }

    private static NotFoundException missing() {
        return new NotFoundException("add_on");
    }
}
