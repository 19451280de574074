package slipway.service.logs.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import slipway.model.logs.LogFilter;
import slipway.service.logs.WritableLog;

/** A client that is cut off at any moment knows when to come back, and where it was. */
class ResumableTailTest {
    private static final LogFilter NOTHING = new LogFilter(Optional.of("nobody"), Optional.empty());

    private final WritableLog log = new WritableLog();

    @Test
    void beginsWithTheWaitAndThePosition() {
        log.write("a", "b");
        assertThat(read(tail(LogFilter.all(), 1)))
                .startsWith("retry: 10000\nevent: position\nid: 1\ndata:\n\nid: 2\ndata: ")
                .endsWith("b\n\n");
    }

    @Test
    void greetsOnce() {
        ResumableTail tail = tail(LogFilter.all(), 0);
        read(tail);
        log.write("a");
        assertThat(read(tail)).startsWith("id: 1\ndata: ");
    }

    @Test
    void keepsThePositionUpToDateWhereNoLinePasses() {
        ResumableTail tail = tail(NOTHING, 0);
        log.write("a", "b");
        read(tail);
        assertThat(new String(tail.heartbeat(), StandardCharsets.US_ASCII))
                .isEqualTo("event: position\nid: 2\ndata:\n\n");
    }

    private ResumableTail tail(LogFilter filter, long last) {
        return new ResumableTail(new LogTail(log.buffer(), filter, true, last));
    }

    private static String read(ResumableTail tail) {
        return new String(tail.read(), StandardCharsets.UTF_8);
    }
}
