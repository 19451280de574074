package slipway.service.builds.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import slipway.service.logs.TextStream;

/** One reader's place in an output, from the start. */
final class BuildOutputStream implements TextStream {
    /** Bytes sent by one read. */
    private static final int CHUNK = 16_384;

    /** Git's and Heroku's sign of life: a NUL prints as nothing. */
    private static final byte[] HEARTBEAT = {0};

    private final BuildOutput output;
    private long offset;
    private boolean drained;

    BuildOutputStream(BuildOutput output) {
        this.output = output;
    }

    @Override
    public byte[] read() {
        boolean overBefore = output.isOver();
        try (SeekableByteChannel channel = Files.newByteChannel(output.file())) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            int count = channel.position(offset).read(chunk);
            if (count > 0) {
                offset += count;
                return Arrays.copyOf(chunk.array(), count);
            }
        } catch (NoSuchFileException nothingWritten) {
            // The build has not said anything yet.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        drained = overBefore;
        return new byte[0];
    }

    @Override
    public boolean isOver() {
        return drained;
    }

    @Override
    public AutoCloseable watch(Runnable more) {
        return output.watch(more);
    }

    @Override
    public byte[] heartbeat() {
        return HEARTBEAT;
    }
}
