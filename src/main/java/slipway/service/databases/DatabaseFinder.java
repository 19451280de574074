package slipway.service.databases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import slipway.model.NotFoundException;
import slipway.model.access.Permission;
import slipway.model.addons.AddOn;
import slipway.model.addons.Plan;
import slipway.model.apps.App;
import slipway.model.databases.AddOnDatabase;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.catalogue.Catalogue;
import slipway.service.addons.catalogue.Offer;
import slipway.service.apps.AppFinder;

/** Finds databases by their add-ons, for somebody who has one of the permissions on the app. */
@ApplicationScoped
@Transactional
public class DatabaseFinder {
    /** Whoever may bring or run code can read the app's config, and with it the database. */
    public static Permission[] users() {
        return new Permission[] {Permission.DEPLOY, Permission.OPERATE};
    }

    @Inject
    AddOnFinder addOns;

    @Inject
    AppFinder apps;

    @Inject
    AccessPolicy policy;

    @Inject
    Catalogue catalogue;

    @Inject
    DatabaseRecords records;

    /** A database with the add-on that it is of, and the app that pays for it. */
    public record Known(AddOn addOn, App app, Plan plan, AddOnDatabase database) {}

    /** By the add-on's name or UUID; absent where there is an add-on, and its database is still being made. */
    public Optional<Known> find(Actor actor, String nameOrId, Permission... anyOf) {
        AddOn addOn = addOns.require(actor, nameOrId, anyOf);
        Offer offer = catalogue.ofPlan(addOn.planId());
        if (!offer.service().name().equals(DatabaseProvider.SERVICE)) {
            throw new NotFoundException("database");
        }
        App app = apps.findById(addOn.appId()).orElseThrow(() -> new NotFoundException("database"));
        return records.find(addOn.id())
                .filter(database -> database.isMade() && addOn.isProvisioned())
                .map(database -> new Known(addOn, app, offer.plan(), database));
    }

    /** Whether the add-on is a database, and the actor may use it. */
    private boolean mayUse(Actor actor, AddOn addOn) {
        boolean database = catalogue.ofPlan(addOn.planId()).service().name().equals(DatabaseProvider.SERVICE);
        return database
                && apps.findById(addOn.appId())
                        .map(app -> policy.permissions(actor, app))
                        .filter(held -> held.contains(Permission.DEPLOY) || held.contains(Permission.OPERATE))
                        .isPresent();
    }

    /** Also absent for somebody who may see the add-on, but not use what is in it. */
    public Optional<Known> findUsable(Actor actor, String nameOrId) {
        AddOn addOn = addOns.require(actor, nameOrId, Permission.VIEW);
        return mayUse(actor, addOn) ? find(actor, nameOrId, users()) : Optional.empty();
    }

    public Known require(Actor actor, String nameOrId, Permission... anyOf) {
        return find(actor, nameOrId, anyOf).orElseThrow(() -> new NotFoundException("database"));
    }
}
