package slipway.web.shared;

import jakarta.servlet.http.HttpServletResponse;

/** What pages tell browsers to forbid: foreign and inline code, framing, sniffing, leaking addresses. */
final class SecurityHeaders {
    /** Only our own files, no inline scripts and styles at all; {@code data:} is for images within the style sheet. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void addTo(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        // Not "no-referrer": browsers then send "Origin: null" with forms, and SameOrigin would refuse them.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }

    /** Pages show secrets and belong to one person: no cache may keep them. */
    static void forbidStoring(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }
}
