package slipway.integration.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Says to which addresses a webhook may go: it must be no way into this machine, its networks or its cloud's host. */
final class ReceiverAddresses {
    private ReceiverAddresses() {}

    /** Why nothing is sent there, in one word; empty for an address that is fine. */
    static String objection(InetAddress address, boolean privateAllowed) {
        if (address.isLinkLocalAddress() || address.isMulticastAddress() || isBroadcast(address)) {
            return address.isLinkLocalAddress() ? "LinkLocalAddressRefused" : "MulticastAddressRefused";
        }
        return isPrivate(address) && !privateAllowed ? "PrivateAddressRefused" : "";
    }

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean reserved = address instanceof Inet4Address
                // "This network" of RFC 791, shared addresses of RFC 6598, benchmarks of RFC 2544, RFC 1112's class E.
                ? first == 0
                        || (first == 100 && second >= 64 && second < 128)
                        || (first == 198 && (second == 18 || second == 19))
                        || first >= 240
                // Unique local addresses of RFC 4193; NAT64 of RFC 6052 and 6to4 of RFC 3056, which wrap IPv4
                // addresses.
                : (first & 0xfe) == 0xfc || (first == 0 && second == 0x64) || (first == 0x20 && second == 0x02);
        return reserved || address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isAnyLocalAddress();
    }

    private static boolean isBroadcast(InetAddress address) {
        return address.getHostAddress().equals("255.255.255.255");
    }
}
