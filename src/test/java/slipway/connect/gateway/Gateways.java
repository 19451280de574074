package slipway.connect.gateway;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import slipway.connect.platform.Dialer;
import slipway.connect.platform.PlatformLinks;
import slipway.connect.platform.PlatformUrl;
import slipway.connect.platform.Trust;
import slipway.connect.platform.UserProxies;

/** Gateways of tests: on any free port, and with the surroundings that a test names. */
final class Gateways {
    /** All request lines that gateways of this kind have carried. */
    static final List<String> LOG = new CopyOnWriteArrayList<>();

    private Gateways() {}

    static Gateway to(String url) throws IOException {
        return to(url, new Trust(List.of(), List.of()), Map.of());
    }

    static Gateway to(String url, Trust trust, Map<String, String> environment) throws IOException {
        Dialer dialer = new Dialer(new UserProxies(environment));
        return Gateway.start(0, new PlatformLinks(PlatformUrl.parse(url), dialer, trust), dialer, LOG::add);
    }
}
