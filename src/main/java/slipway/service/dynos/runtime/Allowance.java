package slipway.service.dynos.runtime;

/**
 * What a dyno may take of its machine.
 *
 * @param memoryMb its quota in MiB; more is only reported (R14)
 * @param mostMemoryMb what it is ended beyond (R15)
 * @param cpuShare its share of a processor that others want as well, relative to the smallest size's
 * @param processes processes and threads at most
 */
public record Allowance(int memoryMb, int mostMemoryMb, int cpuShare, int processes) {}
