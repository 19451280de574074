package slipway.config;

import java.time.Duration;
import java.util.Optional;

/**
 * Where add-ons are made, and where apps and people find them.
 *
 * @param postgresUrl {@code SLIPWAY_ADDON_POSTGRES_URL}: a server for databases of add-ons, and a role on it that may make
 *     roles and databases; the embedded server if absent
 * @param redisUrl {@code SLIPWAY_ADDON_REDIS_URL}: a server that all key-value add-ons share; servers of their own if absent
 * @param redisServer {@code SLIPWAY_ADDON_REDIS_SERVER}: the redis-server or valkey-server that key-value add-ons run, or
 *     {@code embedded} for the one in the WAR; an installed one if absent, and else the embedded one
 * @param dataHost {@code SLIPWAY_DATA_HOST}: a name or address of this machine by which apps and people elsewhere reach
 *     servers of add-ons, which listen on all addresses then; on this machine alone if absent
 * @param grace {@code SLIPWAY_ADDON_GRACE}: for how long a database may be larger than its plan: 7 days (Dev Center,
 *     "Choosing a Heroku Postgres plan")
 * @param keepFor {@code SLIPWAY_ADDON_KEEP}: how long the last backup of a database that was removed is kept: 7 days
 * @param look {@code SLIPWAY_ADDON_LOOK}: how often sizes are measured: 1 min
 * @param privateProviders {@code SLIPWAY_PRIVATE_PROVIDERS}: whether providers may be on this machine and in its private
 *     networks
 */
public record AddOnSettings(
        Optional<String> postgresUrl,
        Optional<String> redisUrl,
        Optional<String> redisServer,
        Optional<String> dataHost,
        Duration grace,
        Duration keepFor,
        Duration look,
        boolean privateProviders) {
    /** In place of a program's path: the one in the WAR. */
    public static final String EMBEDDED = "embedded";

    private static final String HOST = "[A-Za-z0-9.-]{1,253}";

    /** Without a user, that of all who have none; without a port, Redis's own. */
    private static final String REDIS = "rediss?://[^:@/]*:[^:@/]+@" + HOST + "(:[0-9]{1,5})?/?";

    static AddOnSettings read(EnvironmentReader env) {
        String host = env.matching("SLIPWAY_DATA_HOST", "", "(" + HOST + ")?", "a host name or an IPv4 address");
        Optional<String> redis = env.text("SLIPWAY_ADDON_REDIS_URL");
        env.require(
                "SLIPWAY_ADDON_REDIS_URL",
                redis.filter(url -> !url.matches(REDIS)).isEmpty(),
                "must be redis://USER:PASSWORD@HOST:PORT, or rediss:// for TLS");
        return new AddOnSettings(
                env.text("SLIPWAY_ADDON_POSTGRES_URL"),
                redis,
                env.text("SLIPWAY_ADDON_REDIS_SERVER"),
                Optional.of(host).filter(text -> !text.isEmpty()),
                env.duration("SLIPWAY_ADDON_GRACE", Duration.ofDays(7)),
                env.duration("SLIPWAY_ADDON_KEEP", Duration.ofDays(7)),
                env.duration("SLIPWAY_ADDON_LOOK", Duration.ofMinutes(1)),
                env.flag("SLIPWAY_PRIVATE_PROVIDERS", false));
    }
}
