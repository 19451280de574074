package slipway.config;

/** Networks as people write them, such as 10.98.0.0/20. */
final class Ipv4Network {
    private static final int BITS = 32;
    private static final int BYTE = 256;

    private Ipv4Network() {}

    /** Whether a text that looks like a network is one: numbers are in their bounds, and it begins where it must. */
    static boolean isOne(String text) {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}/[0-9]{1,2}")) {
            return false;
        }
        String[] parts = text.split("[./]");
        long address = 0;
        for (int i = 0; i < parts.length - 1; i++) {
            int number = Integer.parseInt(parts[i]);
            if (number >= BYTE) {
                return false;
            }
            address = address * BYTE + number;
        }
        int length = Integer.parseInt(parts[parts.length - 1]);
        return length <= BITS && address % (1L << (BITS - length)) == 0;
    }
}
