package slipway.service.addons.keyvalue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.UnaryOperator;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;
import slipway.model.access.Permission;
import slipway.model.addons.AddOn;
import slipway.model.addons.keyvalue.Behaviour;
import slipway.service.access.Actor;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.catalogue.Catalogue;

/**
 * {@code heroku redis:info} and its sisters. Not one transaction: what people want is written down first, then the server
 * is told; one that does not answer learns it when it does.
 */
@ApplicationScoped
public class KeyValueService {
    private static final String ADD_ON = "add_on";

    @Inject
    AddOnFinder addOns;

    @Inject
    Catalogue catalogue;

    @Inject
    KeyValueRecords records;

    @Inject
    KeyValueServers servers;

    /** For whoever may read its app's config vars, since its URL is a part of it. */
    public ServerLook look(Actor actor, String nameOrId) {
        AddOn addOn = addOns.require(actor, nameOrId, Permission.DEPLOY, Permission.OPERATE);
        ServerSpec spec = made(addOn);
        return new ServerLook(
                addOn,
                catalogue.ofPlan(addOn.planId()).plan(),
                spec,
                servers.info(spec),
                servers.resourceUrl(spec),
                servers.isTlsNative(spec));
    }

    /** Whether it is still to be waited for. */
    public boolean isComing(Actor actor, String nameOrId) {
        AddOn addOn = addOns.require(actor, nameOrId, Permission.VIEW);
        if (!addOn.isProvisioned()) {
            return true;
        }
        return servers.info(made(addOn)).isEmpty();
    }

    /** The old password is refused from then on, and its connections end; apps are restarted with the new one. */
    public void rotate(Actor actor, String nameOrId) {
        AddOn addOn = addOns.require(actor, nameOrId, Permission.OPERATE);
        made(addOn);
        records.rotate(addOn.id(), servers::config);
        servers.apply(addOn.id());
    }

    public Behaviour behaviour(Actor actor, String nameOrId) {
        return made(addOns.require(actor, nameOrId, Permission.VIEW)).behaviour();
    }

    /** Changes what people choose about it. */
    public Behaviour change(Actor actor, String nameOrId, UnaryOperator<Behaviour> change) {
        AddOn addOn = addOns.require(actor, nameOrId, Permission.OPERATE);
        if (made(addOn).shared()) {
            throw new InvalidParamsException(
                    addOn.name() + " shares its server with other add-ons, for which this cannot be changed.");
        }
        Behaviour changed = records.behave(addOn.id(), change).behaviour();
        servers.apply(addOn.id());
        return changed;
    }

    /** Begins to count anew what {@code look} tells. */
    public void resetStatistics(Actor actor, String nameOrId) {
        AddOn addOn = addOns.require(actor, nameOrId, Permission.OPERATE);
        ServerSpec spec = made(addOn);
        if (spec.shared()) {
            throw new InvalidParamsException(
                    addOn.name() + " shares its server with other add-ons, whose statistics are the same.");
        }
        if (!servers.resetStatistics(spec)) {
            throw new RefusedException(Kind.UNAVAILABLE, addOn.name() + " does not answer now; try again.");
        }
    }

    /** What its record says; there is none of another service's add-on, nor of one that is still being made. */
    private ServerSpec made(AddOn addOn) {
        return Optional.of(addOn)
                .filter(AddOn::isProvisioned)
                .flatMap(found -> records.find(found.id()))
                .orElseThrow(() -> new NotFoundException(ADD_ON));
    }
}
