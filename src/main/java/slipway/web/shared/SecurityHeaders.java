package slipway.web.shared;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;

/** What pages tell browsers to forbid: foreign and inline code, framing, sniffing, leaking addresses. */
public final class SecurityHeaders {
    /** Only our own files, no inline scripts and styles at all; {@code data:} is for images within the style sheet. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action ";

    private static final String HEADER = "Content-Security-Policy";

    private SecurityHeaders() {}

    static void addTo(HttpServletResponse response) {
        response.setHeader(HEADER, CONTENT_SECURITY_POLICY + "'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        // Not "no-referrer": browsers then send "Origin: null" with forms, and SameOrigin would refuse them.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }

    /**
     * Lets the one form of a page go to a provider, and on to wherever that leads it: browsers hold redirects after a form to
     * this rule as well.
     */
    public static void letFormsGoTo(HttpServletResponse response, URI action) {
        boolean plain = "http".equalsIgnoreCase(action.getScheme());
        response.setHeader(HEADER, CONTENT_SECURITY_POLICY + "'self' https:" + (plain ? " http:" : ""));
    }

    /** Pages show secrets and belong to one person: no cache may keep them. */
    static void forbidStoring(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }
}
