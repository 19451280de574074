package slipway.router.platform;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;

/** Tells the platform's own host names from those of apps. */
public final class PlatformHosts {
    private final Set<String> own;

    public PlatformHosts(String domain) {
        own = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]", domain, "api." + domain, "git." + domain));
    }

    public boolean isOwn(String host) {
        return own.contains(host);
    }

    /** The host that a request names, in lower case and without its port or a dot at the end. */
    public static String hostOf(Request request) {
        HttpURI uri = request.getHttpURI();
        String host = uri.getHost() == null ? Request.getServerName(request) : uri.getHost();
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
