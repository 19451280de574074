package slipway.service.dynos.runtime;

import java.util.OptionalLong;

/**
 * What a dyno takes of its machine, in bytes and pages.
 *
 * @param rss memory that nothing else holds a copy of
 * @param cache of files that it has read or written, which the machine takes back at need
 * @param swap memory that lies on disk
 * @param pagesIn since its start; unknown to some machines
 * @param runnable processes and threads that run or could, at this moment
 */
public record Usage(long rss, long cache, long swap, OptionalLong pagesIn, OptionalLong pagesOut, int runnable) {
    private static final double MEBIBYTE = 1_048_576.0;

    /** What counts against the quota: what the machine cannot take back. */
    public long memory() {
        return rss + swap;
    }

    /** The same in MiB. */
    public double memoryMb() {
        return megabytes(memory());
    }

    public static double megabytes(long bytes) {
        return bytes / MEBIBYTE;
    }
}
