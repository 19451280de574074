package slipway.service.logs.drains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import slipway.config.Settings;

/** Which addresses drains may reach, so that nobody makes the platform speak to what only the platform can reach. */
@ApplicationScoped
public class DrainAddresses {
    /** Cloud machines' metadata services that are not link-local (Amazon by IPv6, Alibaba, Oracle). */
    private static final Set<String> METADATA = Set.of("fd00:ec2:0:0:0:0:0:254", "100.100.100.200", "192.0.0.192");

    /** fc00::/7: private networks (RFC 4193). */
    private static final int UNIQUE_LOCAL = 0xFC;

    private static final int UNIQUE_LOCAL_MASK = 0xFE;

    /** 100.64.0.0/10: private networks of providers (RFC 6598). */
    private static final int SHARED_FIRST = 100;

    private static final int SHARED_SECOND = 0x40;
    private static final int SHARED_MASK = 0xC0;

    @Inject
    Settings settings;

    public boolean allow(InetAddress address) {
        boolean never =
                address.isLinkLocalAddress() || address.isMulticastAddress() || METADATA.contains(plain(address));
        return !never && (settings.privateDrains() || !isPrivate(address));
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

    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean uniqueLocal = address instanceof Inet6Address && (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL;
        boolean shared = !(address instanceof Inet6Address)
                && bytes[0] == SHARED_FIRST
                && (bytes[1] & SHARED_MASK) == SHARED_SECOND;
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isSiteLocalAddress()
                || uniqueLocal
                || shared;
    }

    private static String plain(InetAddress address) {
        return address.getHostAddress().replaceAll("%.*", "");
    }
}
