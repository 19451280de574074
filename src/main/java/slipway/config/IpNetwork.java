package slipway.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A network of IPv4 or IPv6 addresses as people write it, such as 10.0.0.0/8, 2001:db8::/32 or a single address. */
public final class IpNetwork {
    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    private static final String IPV4 = OCTET + "(\\." + OCTET + "){3}";
    private static final String IPV6 = "[0-9a-fA-F:]*:[0-9a-fA-F:.]*";

    private final byte[] start;
    private final int length;

    private IpNetwork(byte[] start, int length) {
        this.start = start;
        this.length = length;
    }

    /** Empty for what is none. */
    public static Optional<IpNetwork> parse(String text) {
        String[] parts = text.split("/", 2);
        if (!isAddress(parts[0])) {
            return Optional.empty();
        }
        byte[] start = address(parts[0]).getAddress();
        int bits = start.length * Byte.SIZE;
        if (parts.length == 1) {
            return Optional.of(new IpNetwork(start, bits));
        }
        if (!parts[1].matches("[0-9]{1,3}") || Integer.parseInt(parts[1]) > bits) {
            return Optional.empty();
        }
        return Optional.of(new IpNetwork(start, Integer.parseInt(parts[1])));
    }

    /** Whether the text is an address, and not a name that would have to be looked up. */
    public static boolean isAddress(String text) {
        if (!text.matches(IPV4 + "|" + IPV6)) {
            return false;
        }
        try {
            return InetAddress.getByName(text) != null;
        } catch (UnknownHostException none) {
            return false;
        }
    }

    /** @param text for which {@link #isAddress} holds */
    public static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text + " is no address", e);
        }
    }

    public boolean has(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >>> bit % Byte.SIZE;
            if ((bytes[bit / Byte.SIZE] & mask) != (start[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpNetwork that && Arrays.equals(start, that.start) && length == that.length;
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(start) * 31 + length;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(start) + "/" + length;
    }
}
