package slipway.service.addons.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.addons.AddOn;
import slipway.service.addons.attachments.AddOnLocks;
import slipway.service.addons.attachments.AddOnSafe;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.apps.AppFinder;

/**
 * Where add-ons tell that they set something else from now on, such as a new password: it is kept, and every app that has
 * the add-on gets a release with it, all in one transaction. The same again changes nothing, so a caller that was killed
 * may repeat it.
 */
@ApplicationScoped
@Transactional
public class ConfigChanges {
    @Inject
    AppFinder apps;

    @Inject
    AddOnSafe safe;

    @Inject
    Catalogue catalogue;

    @Inject
    AddOnLocks locks;

    @Inject
    AddOnEffects effects;

    /**
     * What is set for whoever has the add-on without a namespace.
     *
     * @param config all of it, by the provider's names
     * @return whether it was something else before; never for an add-on that is not there
     */
    public boolean changed(UUID addOnId, Map<String, String> config) {
        return locks.lockPresent(addOnId)
                .filter(addOn -> !safe.config(addOn).equals(config))
                .map(addOn -> {
                    safe.configure(addOn, config);
                    return released(addOn);
                })
                .orElse(false);
    }

    /** The same for a namespace, such as {@code credential:analyst}; absent where there is none of that name any more. */
    public boolean changed(UUID addOnId, String namespace, Optional<Map<String, String>> config) {
        return locks.lockPresent(addOnId)
                .filter(addOn -> !safe.config(addOn, Optional.of(namespace)).equals(config))
                .map(addOn -> {
                    safe.configure(addOn, namespace, config);
                    return released(addOn);
                })
                .orElse(false);
    }

    /** One that is still being made has no releases: they come with its being made. */
    private boolean released(AddOn addOn) {
        if (addOn.isProvisioned()) {
            effects.updated(
                    apps.lock(addOn.appId()),
                    addOn,
                    catalogue.ofPlan(addOn.planId()).service().name());
        }
        return true;
    }
}
