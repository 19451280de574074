package slipway.integration.drains.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.model.logs.LogLine;

/** Lines as receivers of Heroku's logs know them. */
class FramingTest {
    private static final Instant TIME = Instant.parse("2012-11-30T06:45:29.000123Z");
    private static final LogLine APP = new LogLine(TIME, "app", "web.3", "hello");
    private static final LogLine ROUTER = new LogLine(TIME, "heroku", "router", "at=info");
    private static final LogLine MANAGER = new LogLine(TIME, "heroku", "web.3", "State changed from starting to up");

    private static String written(Framing framing, LogLine line) {
        return new String(framing.write(line, "d.1"), StandardCharsets.UTF_8);
    }

    @Nested
    class OfLogplex {
        @Test
        void hasAFixedHostAndNoStructuredData() {
            assertThat(written(Framing.LOGPLEX, MANAGER))
                    .isEqualTo("93 <45>1 2012-11-30T06:45:29.000123+00:00 host heroku web.3 - "
                            + "State changed from starting to up\n");
        }

        @Test
        void tellsAppsAndRouterByTheirPriorities() {
            assertThat(written(Framing.LOGPLEX, APP)).contains(" <190>1 ");
            assertThat(written(Framing.LOGPLEX, ROUTER)).contains(" <158>1 ");
        }

        @Test
        void countsBytesAndNotLetters() {
            LogLine line = new LogLine(TIME, "app", "web.3", "\u00e4\u00f6\u00fc");
            int ascii = written(Framing.LOGPLEX, new LogLine(TIME, "app", "web.3", "aou"))
                            .length()
                    - "62 ".length();
            assertThat(written(Framing.LOGPLEX, line)).startsWith((ascii + 3) + " ");
        }
    }

    @Nested
    class OfSyslog {
        @Test
        void hasTheTokenForAHostAndAnotherDash() {
            assertThat(written(Framing.SYSLOG, APP))
                    .isEqualTo("63 <190>1 2012-11-30T06:45:29.000123+00:00 d.1 app web.3 - - hello");
        }
    }

    @Nested
    class OfFrames {
        @Test
        void holdsLineAfterLine() throws IOException {
            Frame frame = new Frame(List.of(APP, ROUTER), Framing.SYSLOG, "d.1");
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            frame.writeTo(body);
            assertThat(body.toString(StandardCharsets.UTF_8))
                    .isEqualTo(written(Framing.SYSLOG, APP) + written(Framing.SYSLOG, ROUTER));
            assertThat(frame.count()).isEqualTo(2);
            assertThat(frame.bytes()).isEqualTo(body.size());
        }

        @Test
        void hasAnIdOf32HexadecimalDigits() {
            assertThat(new Frame(List.of(APP), Framing.SYSLOG, "d.1").id()).matches("[0-9a-f]{32}");
        }
    }
}
