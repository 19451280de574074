package slipway.router.heads;

import java.util.SplittableRandom;
import java.util.UUID;

/** Ids for requests; unlike secrets they need not be unguessable, only each another one. */
public final class RequestIds {
    private static final int SHORTEST = 20;
    private static final int LONGEST = 200;
    private static final long VERSION_4 = 0x4000L;
    private static final long VERSION_MASK = 0xffffffffffff0fffL;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long VARIANT_MASK = 0x3fffffffffffffffL;

    private final SplittableRandom random = new SplittableRandom();

    public String next() {
        return new UUID((random.nextLong() & VERSION_MASK) | VERSION_4, (random.nextLong() & VARIANT_MASK) | VARIANT)
                .toString();
    }

    /** Whether a client's own id may stay (Dev Center, "HTTP request IDs"). */
    public static boolean isGood(byte[] bytes, int from, int to) {
        if (to - from < SHORTEST || to - from > LONGEST) {
            return false;
        }
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            boolean fine = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
            if (!fine && b != '+' && b != '/' && b != '=' && b != '-') {
                return false;
            }
        }
        return true;
    }
}
