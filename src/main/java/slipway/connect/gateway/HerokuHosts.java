package slipway.connect.gateway;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Heroku's services that clients have built in, and that the platform answers for. What people read (devcenter,
 * dashboard, help) and what the CLI is updated from (cli-assets) stays Heroku's.
 */
public final class HerokuHosts {
    static final int PORT = 443;

    private static final Set<String> SERVICES = Stream.concat(
                    services().map(service -> service + ".heroku.com"),
                    // Where the CLI asks for metrics, though not always.
                    Stream.of("api.metrics.herokai.com"))
            .collect(Collectors.toUnmodifiableSet());

    private HerokuHosts() {}

    private static Stream<String> services() {
        return Stream.of(
                // Platform API, git, containers, one-off dynos, ps:exec
                "api",
                "git",
                "registry",
                "rendezvous.runtime",
                "exec-manager",
                // What belongs to accounts: login by browser, favorites, notifications, single sign-on of add-ons
                "cli-auth",
                "particleboard",
                "telex",
                "addons-sso",
                // Data add-ons
                "api.data",
                "data-api",
                "postgres-api",
                "postgres-starter-api",
                "redis-api",
                // Builds, logs, metrics, pipelines, status
                "buildpack-registry",
                "build-output",
                "logs-api",
                "api.metrics",
                "kolkrabbi",
                "status");
    }

    /** All of them, as the certificate names them. */
    public static Stream<String> all() {
        return SERVICES.stream().sorted();
    }

    static boolean contains(String host) {
        return SERVICES.contains(host.toLowerCase(Locale.ROOT));
    }
}
