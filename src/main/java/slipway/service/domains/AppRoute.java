package slipway.service.domains;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What the router must know of an app at one moment.
 *
 * @param hosts every host at which the app answers; {@code *.example.com} stands for all below example.com
 * @param blank whether nothing was ever deployed
 * @param wanted web dynos that the formation asks for
 * @param absence why none takes requests, where {@code up} is empty
 * @param up those that take requests
 * @param affinity whether a visitor stays with the dyno that he had first
 * @param closesDynoConnections whether each request gets a connection to the dyno of its own
 * @param ignoresBots whether they neither wake it nor keep it awake
 * @param pages the app's own ones for when the router answers in its stead
 */
public record AppRoute(
        UUID appId,
        Set<String> hosts,
        boolean maintenance,
        boolean blank,
        int wanted,
        Absence absence,
        List<WebDyno> up,
        boolean affinity,
        boolean closesDynoConnections,
        boolean ignoresBots,
        OwnPages pages) {
    /** Why there is no dyno for a request. */
    public enum Absence {
        /** None boots, so that none will come by itself. */
        CRASHED,
        BOOTING,
        /** Whoever asks wakes it. */
        ASLEEP,
        /** It sleeps, and its owner has no free hours left to wake it with. */
        OUT_OF_HOURS
    }

    public AppRoute {
        hosts = Set.copyOf(hosts);
        up = List.copyOf(up);
    }
}
