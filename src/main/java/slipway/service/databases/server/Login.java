package slipway.service.databases.server;

/** A role of a database server, and its password. */
public record Login(String role, String password) {
    @Override
    public String toString() {
        return "Login[" + role + "]";
    }
}
