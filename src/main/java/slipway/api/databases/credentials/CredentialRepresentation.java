package slipway.api.databases.credentials;

import java.util.List;
import java.util.UUID;
import slipway.service.databases.Credentials.Credential;

/** A credential of a database, with its role and password. */
public record CredentialRepresentation(
        UUID uuid, String name, String state, String database, String host, int port, List<Role> credentials) {
    /** A role by which it works. */
    public record Role(String user, String password, String state, int connections) {
        @Override
        public String toString() {
            return "Role[" + user + "]";
        }
    }

    /** @param address HOST:PORT */
    public static CredentialRepresentation of(Credential credential, String database, String address) {
        int colon = address.lastIndexOf(':');
        return new CredentialRepresentation(
                credential.facts().id(),
                credential.facts().name(),
                "active",
                database,
                address.substring(0, colon),
                Integer.parseInt(address.substring(colon + 1)),
                List.of(new Role(
                        credential.login().role(), credential.login().password(), "active", credential.connections())));
    }
}
