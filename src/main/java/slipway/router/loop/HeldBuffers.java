package slipway.router.loop;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Buffers for what one side has sent and the other has no room for yet. Connections that flow hold none; how many there
 * are is bounded for the whole router.
 */
public final class HeldBuffers {
    /** Bytes of each. */
    static final int SIZE = 16_384;

    /** Kept for the next who needs one; more are left to the collector. */
    private static final int SPARE = 256;

    /** What all loops together hold; beyond it each connection gets a first piece, and no more. */
    public static final class Budget {
        private final int all;
        private final AtomicInteger left;

        /** @param bytes such as 67,108,864 */
        public Budget(long bytes) {
            all = (int) (bytes / SIZE);
            left = new AtomicInteger(all);
        }

        /** Bytes of buffers that are in use. */
        public long used() {
            return (long) (all - left.get()) * SIZE;
        }
    }

    private final Budget budget;
    private final ArrayDeque<ByteBuffer> spare = new ArrayDeque<>();

    HeldBuffers(Budget budget) {
        this.budget = budget;
    }

    ByteBuffer take() {
        budget.left.decrementAndGet();
        ByteBuffer kept = spare.pollFirst();
        return kept == null ? ByteBuffer.allocateDirect(SIZE) : kept.clear();
    }

    void give(ByteBuffer buffer) {
        budget.left.incrementAndGet();
        if (spare.size() < SPARE) {
            spare.addFirst(buffer);
        }
    }

    /** Whether somebody may hold more than he must. */
    boolean hasRoom() {
        return budget.left.get() > 0;
    }
}
