package slipway.model.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How a log line is printed. */
class LogLineTest {
    @Test
    void readsAsHerokuLogsPrintsIt() {
        Instant time = Instant.parse("2026-01-02T03:04:05.678901Z");
        assertThat(new LogLine(time, LogLine.PLATFORM, "web.1", "State changed").text())
                .isEqualTo("2026-01-02T03:04:05.678901+00:00 heroku[web.1]: State changed");
    }

    @Test
    void keepsAllSixDigitsOfAFullSecond() {
        assertThat(new LogLine(Instant.EPOCH, LogLine.APP, "api", "Deploy").text())
                .isEqualTo("1970-01-01T00:00:00.000000+00:00 app[api]: Deploy");
    }
}
