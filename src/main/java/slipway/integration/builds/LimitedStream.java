package slipway.integration.builds;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import slipway.integration.archives.BadArchiveException;

/** Ends with a clear error when a download turns out larger than a source may be. */
final class LimitedStream extends FilterInputStream {
    private final int limitMb;
    private long room;

    LimitedStream(InputStream in, int limitMb) {
        super(in);
        this.limitMb = limitMb;
        this.room = limitMb * 1024L * 1024L;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        take(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        take(Math.max(count, 0));
        return count;
    }

    private void take(int count) throws IOException {
        room -= count;
        if (room < 0) {
            throw new BadArchiveException("The source is larger than " + limitMb + " MB.");
        }
    }
}
