package slipway.integration.addons.partners;

import java.net.InetAddress;
import slipway.model.net.Reach;

/** Says to which addresses calls to providers may go, so that nobody makes the platform speak to its own networks. */
final class ProviderAddresses {
    private final boolean privateAllowed;

    ProviderAddresses(boolean privateAllowed) {
        this.privateAllowed = privateAllowed;
    }

    boolean allow(InetAddress address) {
        Reach reach = Reach.of(address);
        return reach == Reach.WORLD || (reach == Reach.PRIVATE && privateAllowed);
    }
}
