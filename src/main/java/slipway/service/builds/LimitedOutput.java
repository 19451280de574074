package slipway.service.builds;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import slipway.model.PlatformException.Kind;
import slipway.model.RefusedException;

/** Refuses a source that turns out larger than sources may be. */
final class LimitedOutput extends FilterOutputStream {
    private final int limitMb;
    private long room;

    LimitedOutput(OutputStream out, int limitMb) {
        super(out);
        this.limitMb = limitMb;
        this.room = limitMb * 1024L * 1024L;
    }

    @Override
    public void write(int value) throws IOException {
        take(1);
        out.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        take(length);
        out.write(bytes, offset, length);
    }

    private void take(int count) {
        room -= count;
        if (room < 0) {
            throw new RefusedException(Kind.TOO_LARGE, "The source is larger than %d MB.".formatted(limitMb));
        }
    }
}
