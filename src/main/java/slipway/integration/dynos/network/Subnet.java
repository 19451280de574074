package slipway.integration.dynos.network;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Private IPv4 addresses for dynos: those of one network that nobody has. */
public final class Subnet {
    /** The network's own address and the broadcast address are left alone. */
    private static final int RESERVED = 2;

    private final long first;
    private final int size;
    private final Set<Long> taken = new HashSet<>();

    /** @param cidr such as 10.98.0.0/20 */
    Subnet(String cidr) {
        String[] parts = cidr.split("/");
        size = 1 << (32 - Integer.parseInt(parts[1]));
        first = number(parts[0]) / size * size;
    }

    /** A free address at random, so that one that was just given back is not met again by old connections. */
    synchronized Wire lease() {
        int places = size - RESERVED;
        int begin = ThreadLocalRandom.current().nextInt(places);
        for (int step = 0; step < places; step++) {
            long number = first + 1 + (begin + step) % places;
            if (taken.add(number)) {
                return wire(number);
            }
        }
        throw new IllegalStateException("All %d addresses for dynos are taken".formatted(places));
    }

    /** The wire of the last address, which is never leased. */
    Wire last() {
        return wire(first + size - 1);
    }

    /** Takes up what an earlier platform has given. */
    synchronized void adopt(String address) {
        taken.add(number(address));
    }

    synchronized void giveBack(String address) {
        taken.remove(number(address));
    }

    /** The wire of an address that was given before. */
    public static Wire wire(String address) {
        return wire(number(address));
    }

    private static Wire wire(long number) {
        String address = "%d.%d.%d.%d".formatted(number >> 24, number >> 16 & 255, number >> 8 & 255, number & 255);
        // Names of devices have 15 characters at most (linux/if.h, IFNAMSIZ).
        return new Wire(address, String.format(Locale.ROOT, "sw%08x", number));
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }
}
