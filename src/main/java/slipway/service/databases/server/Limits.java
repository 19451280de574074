package slipway.service.databases.server;

import java.time.Duration;
import slipway.model.addons.Plan;

/**
 * What a plan lets a database take.
 *
 * @param connections at once, of all its roles together
 * @param statements how long one may take; zero for as long as it likes
 */
public record Limits(long connections, Duration statements) {
    /** As a plan of {@code heroku-postgresql} says. */
    public static Limits of(Plan plan) {
        return new Limits(
                plan.limit("connections").orElseThrow(),
                Duration.ofSeconds(plan.limit("statement_seconds").orElseThrow()));
    }
}
