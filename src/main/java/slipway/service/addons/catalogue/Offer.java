package slipway.service.addons.catalogue;

import slipway.model.addons.AddOnService;
import slipway.model.addons.Plan;

/** A plan with its service. */
public record Offer(AddOnService service, Plan plan) {}
