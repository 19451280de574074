package slipway.integration.drains.wire;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;
import slipway.model.logs.LogLine;

/**
 * Lines that travel together.
 *
 * @param id 32 hexadecimal digits that stay the same when the frame is sent again
 */
public record Frame(String id, int count, byte[] body) {
    /** Bytes that a frame aims at (SRC: logplex). */
    public static final int TARGET_BYTES = 102_400;

    public static Frame of(List<LogLine> lines, Framing framing, String token) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        lines.forEach(line -> body.writeBytes(framing.write(line, token)));
        return new Frame(UUID.randomUUID().toString().replace("-", ""), lines.size(), body.toByteArray());
    }
}
