package slipway.api.entry;

import jakarta.servlet.http.HttpServletResponse;

/** Pages of other origins may call the API: it knows no cookies, so that a token is needed all the same. */
public final class Cors {
    public static final String ORIGIN = "Access-Control-Allow-Origin";
    public static final String EXPOSE = "Access-Control-Expose-Headers";
    public static final String EXPOSED =
            "Accept-Ranges, Content-Range, ETag, Next-Range, RateLimit-Remaining, Request-Id";

    private Cors() {}

    /** Answers a preflight request. */
    static void allow(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setHeader(ORIGIN, "*");
        response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
        response.setHeader(
                "Access-Control-Allow-Headers",
                "Accept, Authorization, Content-Type, Heroku-Two-Factor-Code, If-None-Match, Range, Request-Id,"
                        + " X-Http-Method-Override");
        response.setHeader("Access-Control-Max-Age", "86400");
    }
}
