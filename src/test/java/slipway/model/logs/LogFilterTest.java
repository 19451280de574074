package slipway.model.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lines pass a log session's filter. */
class LogFilterTest {
    @ParameterizedTest
    @CsvSource({"app, web.1", "heroku, router", "app, api"})
    void passesEverythingWhenNothingIsAskedFor(String source, String process) {
        assertThat(LogFilter.all().accepts(line(source, process))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"app, true", "heroku, false", "application, false"})
    void passesOnlyTheSourceThatIsAskedFor(String source, boolean passes) {
        LogFilter filter = new LogFilter(Optional.of("app"), Optional.empty());
        assertThat(filter.accepts(line(source, "web.1"))).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"web.1, true", "web.2, false", "web.10, false", "web, false"})
    void passesOnlyTheDynoThatIsAskedFor(String process, boolean passes) {
        LogFilter filter = new LogFilter(Optional.empty(), Optional.of("web.1"));
        assertThat(filter.accepts(line("app", process))).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({"web.1, true", "web.10, true", "worker.1, false", "webhooks.1, false", "router, false"})
    void passesAllDynosOfTheTypeThatIsAskedFor(String process, boolean passes) {
        LogFilter filter = new LogFilter(Optional.empty(), Optional.of("web"));
        assertThat(filter.accepts(line("app", process))).isEqualTo(passes);
    }

    @Test
    void asksForSourceAndDynoTogether() {
        LogFilter filter = new LogFilter(Optional.of("heroku"), Optional.of("web"));
        assertThat(filter.accepts(line("heroku", "web.1"))).isTrue();
        assertThat(filter.accepts(line("app", "web.1"))).isFalse();
        assertThat(filter.accepts(line("heroku", "router"))).isFalse();
    }

    private static LogLine line(String source, String process) {
        return new LogLine(Instant.EPOCH, source, process, "text");
    }
}
