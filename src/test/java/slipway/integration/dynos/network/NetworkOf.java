package slipway.integration.dynos.network;

import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;

/** The part of a machine that gives dynos their networks, without a container. */
public final class NetworkOf {
    private NetworkOf() {}

    public static DynoNetwork settings(Settings settings) {
        Home home = Wiring.wire(new Home(), settings);
        return Wiring.wire(new DynoNetwork(), settings, Wiring.wire(new Doors(), home));
    }

    /** One in which everything is on this machine's loopback address, and doors are of no use. */
    public static DynoNetwork none() {
        return new DynoNetwork() {
            @Override
            public synchronized boolean works() {
                return false;
            }

            @Override
            public synchronized void open(int port) {}

            @Override
            public synchronized void close(int port) {}
        };
    }
}
