package slipway.integration.addons.keyvalue.machine;

/** What goes with the number of a server's place: its two ports and its user, which are no other server's. */
public record ServerPlace(int number) {
    /** Places on one machine. */
    public static final int COUNT = 1_000;

    /** Below those that Linux gives to connections (ip_local_port_range) and above most services'. */
    public static final int FIRST_PORT = 24_000;

    /** The first after those of dynos (integration.dynos.sandbox.Uids). */
    private static final int FIRST_USER = 2_020_000;

    /** Without TLS. */
    public int port() {
        return FIRST_PORT + 2 * number;
    }

    /** Always the next one, where {@code heroku redis:cli} looks for it. */
    public int tlsPort() {
        return port() + 1;
    }

    /** The user that the server runs as on a machine where that can be chosen, and the group. */
    public int user() {
        return FIRST_USER + number;
    }
}
