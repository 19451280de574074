package slipway.api.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.model.InvalidParamsException;

/** What providers write to logs, in logplex's framing. */
class LogFramesTest {
    private static String framed(String message) {
        String syslog = "<190>1 2026-01-02T03:04:05+00:00 host acme web.1 - " + message;
        return syslog.getBytes(StandardCharsets.UTF_8).length + " " + syslog;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsOneMessageAfterAnother() {
        assertThat(LogFrames.messages(bytes(framed("one") + framed("zwei ü") + framed("[info] three"))))
                .containsExactly("one", "zwei ü", "[info] three");
    }

    @Test
    void leavesStructuredDataOut() {
        assertThat(LogFrames.messages(bytes(framed("- plain") + framed("[meta id=\"1\"] with"))))
                .containsExactly("plain", "with");
    }

    @Test
    void letsNobodyForgeLinesOrControlTerminals() {
        assertThat(LogFrames.messages(bytes(framed("a\u001b[31mb\r\nc\n")))).containsExactly("a [31mb", "c");
    }

    @Test
    void cutsWhatIsLongerThanALine() {
        assertThat(LogFrames.messages(bytes(framed("x".repeat(20_000)))).get(0)).hasSize(10_000);
    }

    @Test
    void readsNothingFromNothing() {
        assertThat(LogFrames.messages(new byte[0])).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "5", "5 hi", "0 ", "9999999 x", "-1 x", "5 hello", "12 <190>1 short"})
    void refusesWhatIsNotFramed(String body) {
        assertThatThrownBy(() -> LogFrames.messages(bytes(body))).isInstanceOf(InvalidParamsException.class);
    }

    @Test
    void refusesTooMuchAtOnce() {
        assertThatThrownBy(() -> LogFrames.messages(new byte[LogFrames.MAX_BYTES + 1]))
                .isInstanceOf(InvalidParamsException.class);
    }
}
