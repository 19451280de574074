package slipway.service.logs.drains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import slipway.config.Settings;
import slipway.model.net.Reach;

/** Which addresses drains may reach, so that nobody makes the platform speak to what only the platform can reach. */
@ApplicationScoped
public class DrainAddresses {
    @Inject
    Settings settings;

    public boolean allow(InetAddress address) {
        Reach reach = Reach.of(address);
        return reach == Reach.WORLD || (reach == Reach.PRIVATE && settings.privateDrains());
    }

    /** Whether a host is known to be closed without asking anybody for its address. */
    boolean refuseByName(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean local = name.equals("localhost") || name.endsWith(".localhost");
        boolean literal = name.contains(":") || name.matches("[0-9.]+");
        try {
            return (local && !settings.privateDrains()) || (literal && !allow(InetAddress.getByName(host)));
        } catch (UnknownHostException noAddress) {
            return true;
        }
    }
}
