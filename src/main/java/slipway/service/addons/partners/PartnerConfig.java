package slipway.service.addons.partners;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.addons.AddOn;
import slipway.service.addons.attachments.AddOnLocks;
import slipway.service.addons.attachments.AddOnSafe;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.provisioning.ConfigChanges;
import slipway.service.addons.registry.Manifest;
import slipway.service.addons.registry.ManifestSafe;

/** What a provider says that its add-on sets from now on: only what its manifest declares. */
@ApplicationScoped
@Transactional
public class PartnerConfig {
    /** Characters of one value (Dev Center, "Limits": all config vars of an app have 64 KB). */
    private static final int MAX_VALUE = 32_768;

    @Inject
    AddOnLocks locks;

    @Inject
    AddOnSafe safe;

    @Inject
    Catalogue catalogue;

    @Inject
    ManifestSafe manifests;

    @Inject
    ConfigChanges changes;

    /**
     * Changes some config vars; the others stay.
     *
     * @param some values by name, absent ones for those that are no more
     * @return all that it sets now
     */
    public Map<String, String> change(Partner partner, Map<String, Optional<String>> some) {
        AddOn addOn = locks.lockPresent(partner.addOnId()).orElseThrow(() -> new NotFoundException("add_on"));
        Manifest manifest = manifests.of(catalogue.ofPlan(addOn.planId()).service());
        Map<String, String> config = new TreeMap<>(safe.config(addOn));
        some.forEach((name, value) -> {
            // What an older manifest has declared may always go.
            if (value.isPresent() || !config.containsKey(name)) {
                manifest.requireDeclared(name);
            }
            value.ifPresentOrElse(text -> config.put(name, checked(name, text)), () -> config.remove(name));
        });
        changes.changed(addOn.id(), config);
        return config;
    }

    /** A value that may be set. */
    public static String checked(String name, String value) {
        if (value.length() > MAX_VALUE || value.indexOf('\0') >= 0) {
            throw new InvalidParamsException("The value of config var %s must have at most %,d characters, and no NUL."
                    .formatted(name, MAX_VALUE));
        }
        return value;
    }
}
