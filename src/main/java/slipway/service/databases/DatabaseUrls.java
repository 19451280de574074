package slipway.service.databases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import slipway.model.databases.AddOnDatabase;
import slipway.model.databases.DatabaseCredential;
import slipway.service.databases.server.DatabaseServer;
import slipway.service.databases.server.Login;

/** The URLs by which apps and people reach their databases. */
@ApplicationScoped
public class DatabaseUrls {
    /** By the prefix of the service. */
    private static final String VAR = "HEROKU_POSTGRESQL_URL";

    @Inject
    DatabaseServer server;

    @Inject
    DatabaseRecords records;

    /** What a credential sets, by the service's own names. */
    Map<String, String> config(AddOnDatabase database, DatabaseCredential credential) {
        return new TreeMap<>(Map.of(VAR, url(database, records.login(credential))));
    }

    /** {@code postgres://user:password@host:port/name}, by the owner. */
    public String ofOwner(UUID addOnId) {
        return url(records.require(addOnId), records.owner(addOnId));
    }

    public String url(AddOnDatabase database, Login login) {
        return "postgres://%s:%s@%s/%s".formatted(login.role(), login.password(), server.address(), database.name());
    }
}
