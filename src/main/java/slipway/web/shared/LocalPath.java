package slipway.web.shared;

import java.net.URI;
import java.util.regex.Pattern;

/** Addresses on this platform without scheme and host, so that they are right under whatever name it is reached. */
public final class LocalPath {
    /** One slash, then no second one, no backslash (browsers take it for a slash) and nothing invisible. */
    private static final Pattern FORM = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

    private LocalPath() {}

    /** Whether a browser that is sent to {@code text} surely stays on this platform. */
    public static boolean isLocal(String text) {
        return FORM.matcher(text).matches();
    }

    /** Path and query of an absolute URL. */
    public static String of(String url) {
        URI uri = URI.create(url);
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }
}
