package slipway.integration.drains.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import slipway.model.logs.LogLine;

/** Lines that travel together, under an id that stays the same when they are sent again. */
public final class Frame {
    /** Bytes that a frame aims at (SRC: logplex). */
    public static final int TARGET_BYTES = 102_400;

    private final String id = UUID.randomUUID().toString().replace("-", "");
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final int count;

    public Frame(List<LogLine> lines, Framing framing, String token) {
        lines.forEach(line -> body.writeBytes(framing.write(line, token)));
        count = lines.size();
    }

    /** 32 hexadecimal digits. */
    public String id() {
        return id;
    }

    /** How many lines it has. */
    public int count() {
        return count;
    }

    int bytes() {
        return body.size();
    }

    void writeTo(OutputStream out) throws IOException {
        body.writeTo(out);
    }
}
