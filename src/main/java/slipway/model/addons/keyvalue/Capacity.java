package slipway.model.addons.keyvalue;

import slipway.model.addons.Plan;

/**
 * What a plan gives a key-value server.
 *
 * @param bytes of memory for its data
 * @param connections that it takes at once
 * @param persistent whether its data is on disk as well
 */
public record Capacity(long bytes, int connections, boolean persistent) {
    public static Capacity of(Plan plan) {
        return new Capacity(
                require(plan, "bytes"),
                Math.toIntExact(require(plan, "connections")),
                plan.limit("persistent").orElse(0L) == 1);
    }

    private static long require(Plan plan, String what) {
        return plan.limit(what).orElseThrow(() -> new IllegalStateException(plan.name() + " has no limit " + what));
    }
}
