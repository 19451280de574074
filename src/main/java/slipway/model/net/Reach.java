package slipway.model.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Set;

/**
 * Who can reach an address: what people have the platform speak to (drains, webhooks, sources of builds) must be no
 * way into this machine, its networks or its cloud's host.
 */
public enum Reach {
    /** Everybody. */
    WORLD,
    /** This machine and the networks around it. */
    PRIVATE,
    /** The neighbours on the wire, among them most clouds' metadata services. */
    LINK_LOCAL,
    /** Cloud machines' metadata services elsewhere. */
    METADATA,
    /** Nobody in particular. */
    MULTICAST;

    /** Amazon by IPv6, Alibaba, Oracle. */
    private static final Set<String> METADATA_SERVICES =
            Set.of("fd00:ec2:0:0:0:0:0:254", "100.100.100.200", "192.0.0.192");

    public static Reach of(InetAddress address) {
        String plain = address.getHostAddress().replaceAll("%.*", "");
        if (address.isLinkLocalAddress()) {
            return LINK_LOCAL;
        }
        if (METADATA_SERVICES.contains(plain)) {
            return METADATA;
        }
        if (address.isMulticastAddress() || plain.equals("255.255.255.255")) {
            return MULTICAST;
        }
        boolean known = address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isSiteLocalAddress();
        return known || isReserved(address) ? PRIVATE : WORLD;
    }

    private static boolean isReserved(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return address instanceof Inet4Address
                // "This network" of RFC 791, shared addresses of RFC 6598, protocols of RFC 6890, benchmarks of RFC
                // 2544, RFC 1112's class E.
                ? first == 0
                        || (first == 100 && second >= 64 && second < 128)
                        || (first == 192 && second == 0 && bytes[2] == 0)
                        || (first == 198 && (second == 18 || second == 19))
                        || first >= 240
                // Unique local addresses of RFC 4193; NAT64 of RFC 6052 and 6to4 of RFC 3056, which wrap IPv4
                // addresses.
                : (first & 0xfe) == 0xfc || (first == 0 && second == 0x64) || (first == 0x20 && second == 0x02);
    }
}
