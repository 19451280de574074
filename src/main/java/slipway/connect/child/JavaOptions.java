package slipway.connect.child;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import slipway.connect.gateway.Gateway;

/**
 * What leads every JVM among the child's processes to the gateway: as such they read no proxy from the environment. No
 * secret is in there, since each JVM prints it, and no property would hand it to the clients that matter.
 */
final class JavaOptions {
    static final String VARIABLE = "JAVA_TOOL_OPTIONS";

    private JavaOptions() {}

    static String value(Map<String, String> environment, Gateway gateway, TrustFiles files) {
        List<String> options = List.of(
                "-Djavax.net.ssl.trustStore=" + files.trustStore(),
                "-Djavax.net.ssl.trustStoreType=JKS",
                "-Dhttps.proxyHost=127.0.0.1",
                "-Dhttps.proxyPort=" + gateway.port());
        String ours = options.stream().map(JavaOptions::quoted).collect(Collectors.joining(" "));
        return (environment.getOrDefault(VARIABLE, "") + " " + ours).strip();
    }

    /** The JVM splits the variable at white space. */
    private static String quoted(String option) {
        return option.matches(".*\\s.*") ? "\"" + option + "\"" : option;
    }
}
