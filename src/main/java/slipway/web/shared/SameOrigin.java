package slipway.web.shared;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a form was sent from one of our own pages.
 *
 * <p>SameSite cookies do not tell us from apps under {@code SLIPWAY_DOMAIN}, since browsers take those for the same
 * site; the Origin header, which browsers send with every POST, does.
 */
final class SameOrigin {
    private SameOrigin() {}

    /** True for whatever changes nothing (GET), and where Origin is absent or names the host that was asked. */
    static boolean holds(HttpServletRequest request) {
        String host = Optional.ofNullable(request.getHeader("Host")).orElse("").toLowerCase(Locale.ROOT);
        return request.getMethod().equals("GET")
                || request.getMethod().equals("HEAD")
                || Optional.ofNullable(request.getHeader("Origin"))
                        .map(origin -> origin.toLowerCase(Locale.ROOT).replaceFirst("^https?://", ""))
                        .filter(origin -> !origin.equals(host))
                        .isEmpty();
    }
}
