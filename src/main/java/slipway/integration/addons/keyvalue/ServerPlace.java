package slipway.integration.addons.keyvalue;

/** What goes with the number of a server's place: its two ports and its user, which are no other server's. */
record ServerPlace(int number) {
    /** Places on one machine. */
    static final int COUNT = 1_000;

    /** Below those that Linux gives to connections (ip_local_port_range) and above most services'. */
    static final int FIRST_PORT = 24_000;

    /** The first after those of dynos (integration.dynos.sandbox.Uids). */
    private static final int FIRST_USER = 2_020_000;

    /** Without TLS. */
    int port() {
        return FIRST_PORT + 2 * number;
    }

    /** Always the next one, where {@code heroku redis:cli} looks for it. */
    int tlsPort() {
        return port() + 1;
    }

    /** The user that the server runs as on a machine where that can be chosen, and the group. */
    int user() {
        return FIRST_USER + number;
    }
}
