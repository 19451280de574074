package slipway.integration.drains;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a drain has missed is told once, in Heroku's words, and not too often. */
class LossesTest {
    private static final Instant SINCE = Instant.parse("2013-04-17T19:04:46.789Z");

    private final Losses losses = new Losses();

    @Test
    void tellsNothingWhereNothingWasLost() {
        assertThat(losses.report(true, SINCE)).isEmpty();
    }

    @Test
    void tellsHowManyAndSinceWhen() {
        losses.add(499, SINCE);
        losses.add(1, SINCE.plusSeconds(1));
        assertThat(losses.report(true, SINCE.plusSeconds(2)))
                .hasValue("Error L10 (output buffer overflow): 500 messages dropped since 2013-04-17T19:04:46+00:00.");
    }

    @Test
    void tellsItOnce() {
        losses.add(1, SINCE);
        losses.report(true, SINCE);
        assertThat(losses.report(true, SINCE.plusSeconds(100))).isEmpty();
    }

    @Test
    void waitsBetweenTwoReports() {
        losses.add(1, SINCE);
        losses.report(true, SINCE);
        losses.add(1, SINCE);
        assertThat(losses.report(true, SINCE.plusSeconds(9))).isEmpty();
        assertThat(losses.report(true, SINCE.plusSeconds(11))).isPresent();
    }

    @Test
    void waitsLongerWhileTheDrainDoesNotGetOn() {
        losses.add(1, SINCE);
        assertThat(losses.report(false, SINCE.plusSeconds(59))).isEmpty();
        assertThat(losses.report(false, SINCE.plusSeconds(61))).isPresent();
    }
}
