package slipway.router.platform;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;

/**
 * Encoded slashes in paths: apps get them as they are; the platform's servlets, for which they are ambiguous, do not,
 * except in the names of log drains, which are URLs, and of buildpacks.
 */
public final class EncodedSlashes {
    /** What the connectors let through. */
    public static final UriCompliance COMPLIANCE =
            UriCompliance.DEFAULT.with("SLIPWAY", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR);

    private static final Pattern NAMED = Pattern.compile("(/apps/[^/%]+/log-drains|/buildpacks)/[^/]+");

    private EncodedSlashes() {}

    /** Whether the platform's own servlets may get this path. */
    public static boolean mayPass(HttpURI uri) {
        return uri.getViolations().stream().allMatch(COMPLIANCE::allows)
                && (!uri.hasViolation(UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR)
                        || NAMED.matcher(uri.getPath()).matches());
    }
}
