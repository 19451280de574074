package slipway.router.heads;

import java.net.InetAddress;
import java.util.List;
import slipway.config.IpNetwork;

/** The operator's own proxies in front of this one: only what they say of a client's address and protocol counts. */
public final class TrustedProxies {
    private final List<IpNetwork> networks;

    public TrustedProxies(List<IpNetwork> networks) {
        this.networks = networks;
    }

    public boolean has(InetAddress address) {
        return networks.stream().anyMatch(network -> network.has(address));
    }

    /** Of a chain of addresses the last one that no trusted proxy has: whatever is left of it anybody may have written. */
    public String clientIn(String chain) {
        String[] addresses = chain.split(",");
        for (int i = addresses.length - 1; i > 0; i--) {
            String address = addresses[i].strip();
            if (!IpNetwork.isAddress(address) || !has(IpNetwork.address(address))) {
                return address;
            }
        }
        return addresses[0].strip();
    }
}
