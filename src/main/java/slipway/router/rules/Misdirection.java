package slipway.router.rules;

import slipway.service.domains.AppRoute;
import slipway.service.domains.RouteTable;

/** A request on a connection whose TLS was begun for another app (RFC 9110, section 7.4; Dev Center, "H31"). */
public final class Misdirection {
    private Misdirection() {}

    /**
     * Whether it is one: whoever began TLS has looked at the other app's certificate.
     *
     * @param serverName that TLS was begun for; empty where there is none
     */
    public static boolean is(RouteTable routes, String serverName, AppRoute asked) {
        if (serverName.isEmpty()) {
            return false;
        }
        AppRoute begunFor = routes.get(serverName);
        return begunFor != null && !begunFor.appId().equals(asked.appId());
    }
}
