package slipway.connect.platform;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Through which proxies this machine reaches others, by the usual variables of the environment. */
public final class UserProxies {
    private static final List<String> FOR_HTTPS =
            List.of("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy");

    private static final List<String> FOR_HTTP = List.of("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy");

    private final Map<String, ProxyAddress> named = new TreeMap<>();
    private final NoProxy exempt;

    public UserProxies(Map<String, String> environment) {
        for (String variable : FOR_HTTPS) {
            String value = environment.getOrDefault(variable, "");
            if (!value.isBlank()) {
                named.put(variable, ProxyAddress.parse(variable, value));
            }
        }
        this.exempt = NoProxy.parse(
                environment.getOrDefault("NO_PROXY", "") + "," + environment.getOrDefault("no_proxy", ""));
    }

    /** For tunnels, in which TLS is spoken as a rule. */
    Optional<ProxyAddress> forTunnel(String host) {
        return first(FOR_HTTPS, host);
    }

    /** For requests of plain http. */
    Optional<ProxyAddress> forHttp(String host) {
        return first(FOR_HTTP, host);
    }

    private Optional<ProxyAddress> first(List<String> variables, String host) {
        if (isThisMachine(host) || exempt.exempts(host)) {
            return Optional.empty();
        }
        return variables.stream()
                .flatMap(variable -> Stream.ofNullable(named.get(variable)))
                .findFirst();
    }

    private static boolean isThisMachine(String host) {
        return host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.") || host.equals("::1");
    }
}
