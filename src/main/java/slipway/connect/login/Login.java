package slipway.connect.login;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import slipway.connect.platform.Answer;
import slipway.connect.platform.PlatformClient;
import slipway.connect.platform.PlatformUrl;
import slipway.connect.terminal.ExitStatus;
import slipway.connect.terminal.Failure;
import slipway.connect.terminal.Terminal;

/** {@code slipway-connect URL login}: gets a token for the person's password, as {@code heroku login -i} does. */
public final class Login {
    private static final int DAYS = 30;
    private static final int SECONDS_OF_A_DAY = 86_400;

    private final Terminal terminal;
    private final PlatformClient platform;
    private final PlatformUrl url;
    private final NetrcFile netrc;

    public Login(Terminal terminal, PlatformClient platform, PlatformUrl url, NetrcFile netrc) {
        this.terminal = terminal;
        this.platform = platform;
        this.url = url;
        this.netrc = netrc;
    }

    public void run() {
        String email = terminal.ask("E-mail");
        String password = terminal.askSecretly("Password");
        Map<String, String> headers = new TreeMap<>(Map.of("Authorization", basic(email, password)));
        Answer answer = authorize(headers);
        if (answer.status() == 403 && id(answer).equals("two_factor")) {
            headers.put("Heroku-Two-Factor-Code", terminal.ask("Two-factor code"));
            answer = authorize(headers);
        }
        JsonText json = new JsonText(answer.body());
        if (answer.status() >= 300) {
            throw new Failure(ExitStatus.REFUSED, json.field("message").orElse("The platform refuses this login."));
        }
        String token = json.field("access_token", "token")
                .orElseThrow(() -> new Failure(ExitStatus.NO_SLIPWAY, url + " answers without a token."));
        netrc.keep(url.authority(), json.field("user", "email").orElse(email), token);
        terminal.say("Logged in to " + url + " as " + email + ". The token is in your netrc, for " + DAYS + " days.");
    }

    private Answer authorize(Map<String, String> headers) {
        String json = "{\"description\":" + JsonText.quoted("slipway-connect") + ",\"expires_in\":"
                + DAYS * SECONDS_OF_A_DAY + ",\"scope\":[\"global\"]}";
        return platform.post("/oauth/authorizations", headers, json);
    }

    private static String id(Answer answer) {
        return new JsonText(answer.body()).field("id").orElse("");
    }

    private static String basic(String email, String password) {
        byte[] pair = (email + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
