package slipway.service.databases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import slipway.model.InvalidParamsException;
import slipway.model.access.Permission;
import slipway.model.activity.Action;
import slipway.model.addons.AddOnAttachment;
import slipway.model.databases.AddOnDatabase;
import slipway.model.databases.DatabaseCredential;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.addons.attachments.AddOnFinder;
import slipway.service.addons.provisioning.ConfigChanges;
import slipway.service.databases.DatabaseFinder.Known;
import slipway.service.databases.server.DatabaseServer;
import slipway.service.databases.server.Login;

/** {@code heroku pg:credentials} and its subcommands. */
@ApplicationScoped
public class Credentials {
    @Inject
    DatabaseFinder finder;

    @Inject
    DatabaseRecords records;

    @Inject
    DatabaseServer server;

    @Inject
    DatabaseUrls urls;

    @Inject
    AddOnFinder addOns;

    @Inject
    ConfigChanges changes;

    @Inject
    Activity activity;

    /**
     * A role with its password.
     *
     * @param connections by it at this moment
     */
    public record Credential(DatabaseCredential facts, Login login, int connections) {
        @Override
        public String toString() {
            return "Credential[" + facts.name() + "]";
        }
    }

    /** The default one first. */
    public List<Credential> list(Actor actor, String nameOrId) {
        Known known = finder.require(actor, nameOrId, DatabaseFinder.users());
        Map<String, Integer> connections = server.connections(known.database().name());
        return records.credentials(known.addOn().id()).stream()
                .map(facts -> new Credential(facts, records.login(facts), connections.getOrDefault(facts.role(), 0)))
                .toList();
    }

    public Credential require(Actor actor, String nameOrId, String name) {
        Known known = finder.require(actor, nameOrId, DatabaseFinder.users());
        DatabaseCredential facts = records.credential(known.addOn().id(), name);
        return new Credential(facts, records.login(facts), 0);
    }

    /** One that may see only what the owner grants it: {@code GRANT ... TO} its role. */
    public void create(Actor actor, String nameOrId, String name) {
        Known known = finder.require(actor, nameOrId, Permission.OPERATE);
        UUID id = known.addOn().id();
        int most = known.plan().limit("credentials").orElse(1L).intValue();
        DatabaseCredential credential = records.addCredential(id, name, most);
        server.addLogin(known.database().name(), records.login(credential));
        changes.changed(id, credential.namespace(), Optional.of(urls.config(known.database(), credential)));
        note(actor, known, "Create credential " + name + " of ");
    }

    public void destroy(Actor actor, String nameOrId, String name) {
        Known known = finder.require(actor, nameOrId, Permission.OPERATE);
        UUID id = known.addOn().id();
        DatabaseCredential credential = records.credential(id, name);
        if (credential.isDefault()) {
            throw new InvalidParamsException("The default credential cannot be destroyed.");
        }
        requireDetached(id, credential);
        // First it cannot be attached any more; what is cut off after that can be taken up again.
        changes.changed(id, credential.namespace(), Optional.empty());
        server.removeLogin(known.database().name(), records.owner(id).role(), credential.role());
        records.removeCredential(credential.id());
        note(actor, known, "Destroy credential " + name + " of ");
    }

    private void requireDetached(UUID addOnId, DatabaseCredential credential) {
        boolean attached = addOns.attachmentsOf(List.of(addOnId)).stream()
                .map(AddOnAttachment::namespace)
                .anyMatch(Optional.of(credential.namespace())::equals);
        if (attached) {
            throw new InvalidParamsException(
                    "Credential " + credential.name() + " must be detached from all apps before it is destroyed.");
        }
    }

    /**
     * Gives one another password; apps that have it are released with it. Connections are cut where it is the default one,
     * by which somebody may hold the old one; those of others stay, unless they are to be cut.
     */
    public void rotate(Actor actor, String nameOrId, String name, boolean cut) {
        Known known = finder.require(actor, nameOrId, Permission.OPERATE);
        DatabaseCredential credential = records.credential(known.addOn().id(), name);
        rotate(known, credential);
        if (cut || credential.isDefault()) {
            server.disconnect(known.database().name());
        }
        note(actor, known, "Rotate credential " + name + " of ");
    }

    /** All connections are cut. */
    public void rotateAll(Actor actor, String nameOrId) {
        Known known = finder.require(actor, nameOrId, Permission.OPERATE);
        records.credentials(known.addOn().id()).forEach(credential -> rotate(known, credential));
        server.disconnect(known.database().name());
        note(actor, known, "Rotate all credentials of ");
    }

    private void rotate(Known known, DatabaseCredential credential) {
        records.rotate(credential.id());
        settle(known.database(), records.credential(credential.addOnId(), credential.name()));
    }

    /** Makes the server and the apps know what is written down of a credential. */
    void settle(AddOnDatabase database, DatabaseCredential credential) {
        Map<String, String> config = urls.config(database, credential);
        if (credential.isDefault()) {
            server.changePassword(records.login(credential));
            changes.changed(database.addOnId(), config);
        } else {
            server.addLogin(database.name(), records.login(credential));
            changes.changed(database.addOnId(), credential.namespace(), Optional.of(config));
        }
    }

    /** Gives the default one back what it owns by right. */
    public void repair(Actor actor, String nameOrId) {
        Known known = finder.require(actor, nameOrId, Permission.OPERATE);
        settle(known.database(), records.credential(known.addOn().id(), DatabaseCredential.DEFAULT));
        note(actor, known, "Repair the default credential of ");
    }

    private void note(Actor actor, Known known, String what) {
        activity.did(
                actor,
                known.app(),
                "addon",
                Action.UPDATE,
                known.addOn(),
                what + known.addOn().name());
    }
}
