package slipway.service.dynos.sizes;

import java.io.Serializable;

/**
 * How much of the machine's memory dynos may have, and how much of it they are promised.
 *
 * @param promisedMb what all that people have scaled to counts for
 * @param overcommit how many dynos of sizes that are not dedicated share the same memory
 */
public record Capacity(int memoryMb, long promisedMb, int overcommit) implements Serializable {
    private static final int PERCENT = 100;

    /** Of the memory, from 0; more than 100 where the operator has taken memory away since. */
    public long percent() {
        return PERCENT * promisedMb / memoryMb;
    }
}
