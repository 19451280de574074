package slipway.config;

/**
 * What dynos and builds may take of the machine at most.
 *
 * @param dynoMemoryMb {@code SLIPWAY_DYNO_MEMORY_MB}: of this machine, for dynos; the rest is for the platform, builds and the system.
 * @param overcommit {@code SLIPWAY_OVERCOMMIT}: how many dynos of sizes that are not dedicated are promised the same memory.
 * @param oneOffsAtOnce {@code SLIPWAY_ONE_OFFS_AT_ONCE}: one-off dynos that the apps of one owner may have at once.
 * @param dynoDiskMb {@code SLIPWAY_DYNO_DISK_MB}: what a dyno may write in all.
 * @param buildDiskMb {@code SLIPWAY_BUILD_DISK_MB}: what a build may write in all, caches included.
 * @param buildMemoryMb {@code SLIPWAY_BUILD_MEMORY_MB}: beyond it, a build is ended.
 * @param buildsAtOnce {@code SLIPWAY_BUILDS_AT_ONCE}: builds of all apps together; half of the processors, at least 2.
 * @param sourceLimitMb {@code SLIPWAY_SOURCE_LIMIT_MB}: largest source upload, unpacked or not: 1 GB (Dev Center, "Limits").
 * @param slugLimitMb {@code SLIPWAY_SLUG_LIMIT_MB}: largest compressed slug: 500 MB (Dev Center, "Limits").
 */
public record Ceilings(
        int dynoMemoryMb,
        int overcommit,
        int oneOffsAtOnce,
        int dynoDiskMb,
        int buildDiskMb,
        int buildMemoryMb,
        int buildsAtOnce,
        int sourceLimitMb,
        int slugLimitMb) {
    static Ceilings read(EnvironmentReader env) {
        return new Ceilings(
                env.integer("SLIPWAY_DYNO_MEMORY_MB", Machine.memoryMb() / 5 * 4, 1, Integer.MAX_VALUE),
                env.integer("SLIPWAY_OVERCOMMIT", 4, 1, 1_000),
                env.integer("SLIPWAY_ONE_OFFS_AT_ONCE", 10, 1, 10_000),
                env.integer("SLIPWAY_DYNO_DISK_MB", 4_096, 16, 1_000_000),
                env.integer("SLIPWAY_BUILD_DISK_MB", 8_192, 16, 1_000_000),
                env.integer("SLIPWAY_BUILD_MEMORY_MB", 2_560, 64, 1_000_000),
                env.integer(
                        "SLIPWAY_BUILDS_AT_ONCE",
                        Math.max(2, Runtime.getRuntime().availableProcessors() / 2),
                        1,
                        1_000),
                env.integer("SLIPWAY_SOURCE_LIMIT_MB", 1024, 1, 1_000_000),
                env.integer("SLIPWAY_SLUG_LIMIT_MB", 500, 1, 1_000_000));
    }
}
