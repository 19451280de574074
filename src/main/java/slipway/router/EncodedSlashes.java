package slipway.router;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Request;

/**
 * Encoded slashes in paths: apps get them as they are; the platform's servlets, for which they are ambiguous, do not,
 * except in the names of log drains, which are URLs.
 */
final class EncodedSlashes {
    /** What the connectors let through. */
    static final UriCompliance COMPLIANCE =
            UriCompliance.DEFAULT.with("SLIPWAY", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR);

    private static final Pattern DRAIN = Pattern.compile("(/apps/[^/%]+/log-drains/)([^/]*%[^/]*)");

    private EncodedSlashes() {}

    /** The request with a drain's name encoded once more, which the API's resource undoes; or just the request. */
    static Request forPlatform(Request request) {
        HttpURI uri = request.getHttpURI();
        Matcher drain = DRAIN.matcher(String.valueOf(uri.getPath()));
        if (!drain.matches()) {
            return request;
        }
        String path = drain.group(1) + drain.group(2).replace("%", "%25");
        return Request.serveAs(request, HttpURI.build(uri, path, null, uri.getQuery()));
    }

    static boolean areIn(Request request) {
        return request.getHttpURI().hasViolation(UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR);
    }
}
