package slipway.service.databases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.addons.AddOn;
import slipway.model.addons.Plan;
import slipway.model.databases.AddOnDatabase;
import slipway.model.databases.DatabaseCredential;
import slipway.service.databases.server.Login;
import slipway.service.secrets.SecretBox;
import slipway.service.secrets.Tokens;

/** What is written down of databases: each method is one transaction, and none asks the server. */
@ApplicationScoped
@Transactional
public class DatabaseRecords {
    /** Characters of an id in names on the server: enough for no two to meet. */
    private static final int NAME_LENGTH = 20;

    @Inject
    EntityManager entities;

    @Inject
    SecretBox secrets;

    /** The database of an add-on with its first role, written down when first asked for. */
    AddOnDatabase plan(UUID addOnId, UUID appId, Optional<String> forkedFrom) {
        return find(addOnId).orElseGet(() -> {
            String stem = addOnId.toString().replace("-", "").substring(0, NAME_LENGTH);
            AddOnDatabase database = new AddOnDatabase(addOnId, appId, "d" + stem, forkedFrom);
            entities.persist(database);
            entities.flush();
            entities.persist(new DatabaseCredential(addOnId, DatabaseCredential.DEFAULT, "u" + stem, sealed(addOnId)));
            return database;
        });
    }

    private byte[] sealed(UUID addOnId) {
        // A letter first: some clients read passwords of digits as numbers.
        return secrets.seal(addOnId, "p" + Tokens.newHexSecret());
    }

    public Optional<AddOnDatabase> find(UUID addOnId) {
        return Optional.ofNullable(entities.find(AddOnDatabase.class, addOnId));
    }

    public AddOnDatabase require(UUID addOnId) {
        return find(addOnId).orElseThrow(() -> new NotFoundException("database"));
    }

    void made(UUID addOnId) {
        require(addOnId).made();
    }

    /** The default one first. */
    public List<DatabaseCredential> credentials(UUID addOnId) {
        return entities.createQuery(
                        "select c from DatabaseCredential c where c.addOnId = :addon order by c.createdAt",
                        DatabaseCredential.class)
                .setParameter("addon", addOnId)
                .getResultList();
    }

    public DatabaseCredential credential(UUID addOnId, String name) {
        return credentials(addOnId).stream()
                .filter(credential -> credential.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("credential"));
    }

    public Login login(DatabaseCredential credential) {
        return new Login(credential.role(), secrets.open(credential.addOnId(), credential.sealedPassword()));
    }

    /** The role that owns an add-on's database. */
    public Login owner(UUID addOnId) {
        return login(credential(addOnId, DatabaseCredential.DEFAULT));
    }

    DatabaseCredential addCredential(UUID addOnId, String name, int most) {
        entities.find(AddOnDatabase.class, addOnId, LockModeType.PESSIMISTIC_WRITE);
        List<DatabaseCredential> present = credentials(addOnId);
        if (present.size() >= most) {
            throw new InvalidParamsException(
                    "This plan has %d credential%s at most, and they are there: choose a larger one."
                            .formatted(most, most == 1 ? "" : "s"));
        }
        if (present.stream().anyMatch(other -> other.name().equals(name))) {
            throw new InvalidParamsException("There is a credential " + name + " already.");
        }
        String role = "u" + UUID.randomUUID().toString().replace("-", "").substring(0, NAME_LENGTH);
        DatabaseCredential credential = new DatabaseCredential(addOnId, name, role, sealed(addOnId));
        entities.persist(credential);
        return credential;
    }

    void removeCredential(UUID id) {
        Optional.ofNullable(entities.find(DatabaseCredential.class, id)).ifPresent(entities::remove);
    }

    /** Gives a credential another password. */
    Login rotate(UUID id) {
        DatabaseCredential credential = entities.find(DatabaseCredential.class, id);
        credential.rotate(sealed(credential.addOnId()));
        return login(credential);
    }

    /** The add-on is gone; its database is kept for a while. */
    void keep(UUID addOnId, java.time.Duration time) {
        find(addOnId).ifPresent(database -> database.keep(time));
    }

    void forget(UUID addOnId) {
        find(addOnId).ifPresent(entities::remove);
    }

    /** Those whose time is over. */
    List<AddOnDatabase> expired() {
        return entities.createQuery("select d from AddOnDatabase d where d.keptUntil < :now", AddOnDatabase.class)
                .setParameter("now", slipway.model.Moment.now())
                .getResultList();
    }

    /** A database that an add-on has, and that add-on's plan. */
    record Kept(AddOnDatabase database, AddOn addOn, Plan plan) {}

    /** All that are in use, by their names on the server. */
    Map<String, Kept> inUse() {
        return entities.createQuery(
                        "select d, o, p from AddOnDatabase d, AddOn o, Plan p where o.id = d.addOnId and p.id = o.planId"
                                + " and d.made = true and d.keptUntil is null",
                        Object[].class)
                .getResultStream()
                .map(row -> new Kept((AddOnDatabase) row[0], (AddOn) row[1], (Plan) row[2]))
                .collect(Collectors.toMap(kept -> kept.database().name(), Function.identity()));
    }
}
