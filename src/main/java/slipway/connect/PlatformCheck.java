package slipway.connect;

import java.util.Map;
import java.util.Optional;
import slipway.connect.login.PlatformToken;
import slipway.connect.platform.Answer;
import slipway.connect.platform.PlatformClient;
import slipway.connect.platform.PlatformUrl;
import slipway.connect.terminal.ExitStatus;
import slipway.connect.terminal.Failure;

/** Finds out what is wrong before the command does, which could only say that Heroku is down. */
final class PlatformCheck {
    private static final int UNAUTHORIZED = 401;
    private static final int OK = 200;

    private final PlatformClient client;
    private final PlatformUrl url;

    PlatformCheck(PlatformClient client, PlatformUrl url) {
        this.client = client;
        this.url = url;
    }

    /** Neither token nor password is sent before this. */
    void isSlipway() {
        Answer answer = client.page("/health");
        if (!answer.body().contains("\"ready\"") || !answer.body().contains("\"parts\"")) {
            throw new Failure(ExitStatus.NO_SLIPWAY, "What answers at " + url + " is no Slipway platform.");
        }
        if (answer.status() != OK) {
            throw new Failure(ExitStatus.UNREACHABLE, "The platform " + url + " is not ready yet; try again soon.");
        }
    }

    void accepts(Optional<PlatformToken> token) {
        if (token.isEmpty()) {
            return;
        }
        Answer answer = client.get(
                "/account", Map.of("Authorization", "Bearer " + token.get().text()));
        if (answer.status() == UNAUTHORIZED) {
            throw new Failure(
                    ExitStatus.REFUSED,
                    "The platform refuses the token in " + token.get().source()
                            + ". Get a new one with: slipway-connect " + url + " login");
        }
    }
}
