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
 */
public record AppRoute(
        UUID appId,
        Set<String> hosts,
        boolean maintenance,
        boolean blank,
        int wanted,
        boolean booting,
        List<WebDyno> up) {
    public AppRoute {
        hosts = Set.copyOf(hosts);
        up = List.copyOf(up);
    }
}
