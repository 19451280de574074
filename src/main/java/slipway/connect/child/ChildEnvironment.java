package slipway.connect.child;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import slipway.connect.gateway.Gateway;
import slipway.connect.gateway.HerokuHosts;
import slipway.connect.login.PlatformToken;
import slipway.connect.platform.NoProxy;

/** The person's own environment, with what makes clients of Heroku go by the gateway. */
public final class ChildEnvironment {
    /** Each leads a client past Heroku's host names, and so past the gateway (heroku@11.10.0, heroku@10.17.0). */
    private static final List<String> OVERRIDES = List.of(
            "HEROKU_ANALYTICS_URL",
            "HEROKU_BUILDPACK_REGISTRY_URL",
            "HEROKU_CI_WEBSOCKET_URL",
            "HEROKU_CLOUD",
            "HEROKU_DATA_CONTROL_PLANE",
            "HEROKU_DATA_HOST",
            "HEROKU_DATA_SERVICE",
            "HEROKU_EXEC_URL",
            "HEROKU_GIT_HOST",
            "HEROKU_HOST",
            "HEROKU_LOGIN_HOST",
            "HEROKU_PARTICLEBOARD_URL",
            "HEROKU_POSTGRESQL_HOST",
            "HEROKU_REDIS_HOST",
            "HEROKU_SSH_HOST",
            "HEROKU_STATUS_HOST");

    private ChildEnvironment() {}

    public static Map<String, String> of(
            Map<String, String> own, Gateway gateway, TrustFiles files, Optional<PlatformToken> token) {
        Map<String, String> environment = new TreeMap<>(own);
        environment.keySet().removeAll(OVERRIDES);
        for (String variable : List.of("HTTPS_PROXY", "https_proxy")) {
            environment.put(variable, gateway.url());
        }
        for (String variable : List.of("NO_PROXY", "no_proxy")) {
            environment.computeIfPresent(
                    variable,
                    (name, value) ->
                            NoProxy.parse(value).without(HerokuHosts.all()).value());
        }
        TrustFiles.BUNDLE_VARIABLES.forEach(
                variable -> environment.put(variable, files.bundle().toString()));
        environment.put(TrustFiles.ADDED_VARIABLE, files.added().toString());
        environment.put(JavaOptions.VARIABLE, JavaOptions.value(own, gateway, files));
        // The netrc is looked after; a key ring of the desktop would keep the token for Heroku itself.
        environment.put("HEROKU_NETRC_WRITE", "true");
        environment.put("DISABLE_TELEMETRY", "true");
        token.ifPresent(found -> environment.put(PlatformToken.VARIABLE, found.text()));
        return environment;
    }
}
