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
 * @param booting whether one of them is on its way up
 * @param up those that take requests
 * @param affinity whether a visitor stays with the dyno that he had first
 * @param closesDynoConnections whether each request gets a connection to the dyno of its own
 * @param pages the app's own ones for when the router answers in its stead
 */
public record AppRoute(
        UUID appId,
        Set<String> hosts,
        boolean maintenance,
        boolean blank,
        int wanted,
        boolean booting,
        List<WebDyno> up,
        boolean affinity,
        boolean closesDynoConnections,
        OwnPages pages) {
    public AppRoute {
        hosts = Set.copyOf(hosts);
        up = List.copyOf(up);
    }
}
