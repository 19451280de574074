package slipway.service.access;

import jakarta.enterprise.context.ApplicationScoped;
import slipway.model.ForbiddenException;
import slipway.model.NotFoundException;
import slipway.model.apps.App;

/** The one place that says who may do what; strangers learn nothing, not even that a thing exists. */
@ApplicationScoped
public class AccessPolicy {
    /** Lets only the owner pass; for everybody else the app does not exist. */
    public void require(Actor actor, App app) {
        if (!app.ownerId().equals(actor.accountId())) {
            throw new NotFoundException("app");
        }
    }

    /** Lets only operators pass. */
    public void requireOperator(Actor actor) {
        if (!actor.isOperator()) {
            throw new ForbiddenException("Only an operator of this platform may do that.");
        }
    }
}
