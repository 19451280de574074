package slipway.integration.webhooks;

import java.net.InetAddress;
import slipway.model.net.Reach;

/** Says to which addresses a webhook may go. */
final class ReceiverAddresses {
    private ReceiverAddresses() {}

    /** Why nothing is sent there, in one word; empty for an address that is fine. */
    static String objection(InetAddress address, boolean privateAllowed) {
        return switch (Reach.of(address)) {
            case WORLD -> "";
            case PRIVATE -> privateAllowed ? "" : "PrivateAddressRefused";
            case LINK_LOCAL -> "LinkLocalAddressRefused";
            case METADATA -> "MetadataAddressRefused";
            case MULTICAST -> "MulticastAddressRefused";
        };
    }
}
