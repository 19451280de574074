package slipway.connect.child;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import slipway.connect.gateway.Gateway;
import slipway.connect.gateway.Secret;

/** What leads every JVM among the child's processes to the gateway: they read no proxy from the environment. */
final class JavaOptions {
    static final String VARIABLE = "JAVA_TOOL_OPTIONS";

    private JavaOptions() {}

    static String value(Map<String, String> environment, Gateway gateway, TrustFiles files) {
        List<String> options = List.of(
                "-Djavax.net.ssl.trustStore=" + files.trustStore(),
                "-Djavax.net.ssl.trustStoreType=JKS",
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + gateway.port(),
                "-Dhttps.proxyUser=" + Secret.USER,
                "-Dhttps.proxyPassword=" + gateway.secret().text(),
                // Proxies that want a password are off by default for https since JDK 8u111.
                "-Djdk.http.auth.tunneling.disabledSchemes=");
        String ours = options.stream().map(JavaOptions::quoted).collect(Collectors.joining(" "));
        return (environment.getOrDefault(VARIABLE, "") + " " + ours).strip();
    }

    /** The JVM splits the variable at white space. */
    private static String quoted(String option) {
        return option.matches(".*\\s.*") ? "\"" + option + "\"" : option;
    }
}
