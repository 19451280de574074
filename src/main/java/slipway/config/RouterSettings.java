package slipway.config;

import java.time.Duration;
import java.util.List;

/**
 * What an operator may set of the router; each is {@code SLIPWAY_ROUTER_} and its name, but for the proxies.
 *
 * @param longestWait {@code SLIPWAY_ROUTER_WAIT}: 75 s that a request may wait for a dyno (Dev Center, "H20")
 * @param connect 5 s for a connection to a dyno, then another dyno is tried (Dev Center, "H19")
 * @param firstByte 30 s for the first byte of an answer after the whole request (Dev Center, "H12")
 * @param idle 55 s of silence in the middle of a request or an answer (Dev Center, "H15", "H28")
 * @param keepAlive 60 s that a client's connection is kept between requests (vegur)
 * @param backlog requests that may wait for one app at once, beyond it H11; more than Heroku's 50 for each dyno, since
 *     here those who wait cost no thread
 * @param perDyno requests that one dyno gets at once; 0 for any number, 50 as Heroku once had it
 * @param choice which dyno gets a request
 * @param loops threads that serve connections, one for each processor
 * @param trustedProxies {@code SLIPWAY_TRUSTED_PROXIES}: who may say for whom he asks, such as a load balancer in front
 */
public record RouterSettings(
        Duration longestWait,
        Duration connect,
        Duration firstByte,
        Duration idle,
        Duration keepAlive,
        int backlog,
        int perDyno,
        Choice choice,
        int loops,
        List<IpNetwork> trustedProxies) {
    /** Which of several dynos gets a request. */
    public enum Choice {
        /** The less busy of two random ones. */
        LEAST_LOADED,
        /** A random one, as at Heroku. */
        RANDOM
    }

    public RouterSettings {
        trustedProxies = List.copyOf(trustedProxies);
    }

    static RouterSettings read(EnvironmentReader env) {
        return new RouterSettings(
                env.duration("SLIPWAY_ROUTER_WAIT", Duration.ofSeconds(75)),
                env.duration("SLIPWAY_ROUTER_CONNECT", Duration.ofSeconds(5)),
                env.duration("SLIPWAY_ROUTER_FIRST_BYTE", Duration.ofSeconds(30)),
                env.duration("SLIPWAY_ROUTER_IDLE", Duration.ofSeconds(55)),
                env.duration("SLIPWAY_ROUTER_KEEP_ALIVE", Duration.ofSeconds(60)),
                env.integer("SLIPWAY_ROUTER_BACKLOG", 1_000, 1, 1_000_000),
                env.integer("SLIPWAY_ROUTER_PER_DYNO", 0, 0, 1_000_000),
                env.choice("SLIPWAY_ROUTER_CHOICE", Choice.class, Choice.LEAST_LOADED),
                env.integer("SLIPWAY_ROUTER_LOOPS", Runtime.getRuntime().availableProcessors(), 1, 1_024),
                env.networks("SLIPWAY_TRUSTED_PROXIES"));
    }
}
