package slipway.service.logs.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import slipway.Wiring;
import slipway.service.secrets.Keys;
import slipway.service.secrets.UrlSigner;

/** A session's URL is soon too old for a beginner, and for a day good enough for whoever comes back. */
class LogSessionServiceTest {
    private static final Duration SOON = Duration.ofHours(23);
    private static final Duration LATE = Duration.ofHours(25);

    private final LogSessionService sessions = new LogSessionService();
    private final UrlSigner signer = Wiring.wire(new UrlSigner(), Keys.key(1), Keys.settings(1));

    private boolean isLetIn(Duration sinceExpiry, boolean comesBack) {
        String url =
                signer.sign("GET", "/streams/logs/1?tail=true", Instant.now().minus(sinceExpiry));
        return signer.isValid("GET", url.substring(signer.baseUrl().length()), sessions.validAt(comesBack));
    }

    @Test
    void letsNobodyBeginWithAnOldUrl() {
        assertThat(isLetIn(SOON, false)).isFalse();
    }

    @Test
    void letsOneComeBackForADay() {
        assertThat(isLetIn(SOON, true)).isTrue();
        assertThat(isLetIn(LATE, true)).isFalse();
    }
}
