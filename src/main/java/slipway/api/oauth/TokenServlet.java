package slipway.api.oauth;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import slipway.api.http.json.Json;
import slipway.model.addons.partners.PartnerToken;
import slipway.service.addons.partners.PartnerTokens;
import slipway.service.oauth.Credentials;

/**
 * {@code POST /oauth/token}: where providers of add-ons exchange their codes (RFC 6749, sections 4.1.3 and 6), as at
 * Heroku's id.heroku.com. The client's secret comes in the form or as the password of basic authentication.
 */
@WebServlet(urlPatterns = TokenServlet.PATH, asyncSupported = true)
public class TokenServlet extends HttpServlet {
    public static final String PATH = "/oauth/token";

    /** Bytes of a form; more than any token needs. */
    private static final int MAX_FORM = 16_384;

    @Inject
    PartnerTokens tokens;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_FORM + 1);
        Map<String, String> form = body.length > MAX_FORM ? Map.of() : form(body);
        String secret = Optional.ofNullable(form.get("client_secret"))
                .or(() -> Optional.ofNullable(request.getHeader("Authorization"))
                        .flatMap(Credentials::parse)
                        .map(Credentials::secret))
                .orElse("");
        switch (form.getOrDefault("grant_type", "")) {
            case "authorization_code" ->
                answer(response, tokens.exchange(form.getOrDefault("code", ""), secret), "code");
            case "refresh_token" ->
                answer(response, tokens.refresh(form.getOrDefault("refresh_token", ""), secret), "refresh token");
            default ->
                refuse(
                        response,
                        "unsupported_grant_type",
                        "grant_type must be authorization_code or refresh_token, in a form.");
        }
    }

    private static Map<String, String> form(byte[] body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            try {
                if (equals > 0) {
                    form.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            } catch (IllegalArgumentException notEncoded) {
                // A field that is none; what is missing then is missed.
            }
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void answer(HttpServletResponse response, Optional<PartnerTokens.Granted> granted, String what)
            throws IOException {
        if (granted.isEmpty()) {
            refuse(
                    response,
                    "invalid_grant",
                    "The " + what + " is not good, or not any more, or the client secret is not that of its service.");
            return;
        }
        Map<String, Object> tokens = new LinkedHashMap<>();
        tokens.put("access_token", granted.get().accessToken());
        tokens.put("expires_in", PartnerToken.LIFE.toSeconds());
        tokens.put("refresh_token", granted.get().refreshToken());
        tokens.put("token_type", "Bearer");
        write(response, HttpServletResponse.SC_OK, tokens);
    }

    /** In the words of OAuth and in those of the Platform API, since clients read either. */
    private static void refuse(HttpServletResponse response, String error, String message) throws IOException {
        Map<String, Object> refusal = new LinkedHashMap<>();
        refusal.put("error", error);
        refusal.put("error_description", message);
        refusal.put("id", error);
        refusal.put("message", message);
        write(response, HttpServletResponse.SC_BAD_REQUEST, refusal);
    }

    private static void write(HttpServletResponse response, int status, Map<String, Object> body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(Json.MAPPER.writeValueAsString(body));
    }
}
