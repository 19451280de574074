package slipway.service.databases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import slipway.model.NotFoundException;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.databases.server.Limits;

/** What an add-on's plan lets its database take. */
@ApplicationScoped
@Transactional
public class PlanLimits {
    @Inject
    AddOnFinder addOns;

    @Inject
    Catalogue catalogue;

    /** On disk. */
    public long bytes(UUID addOnId) {
        return addOns.find(addOnId)
                .flatMap(addOn -> catalogue.ofPlan(addOn.planId()).plan().limit("bytes"))
                .orElseThrow(() -> new NotFoundException("database"));
    }

    public Limits of(UUID addOnId) {
        return addOns.find(addOnId)
                .map(addOn -> Limits.of(catalogue.ofPlan(addOn.planId()).plan()))
                .orElseThrow(() -> new NotFoundException("database"));
    }
}
