package slipway.service.builds.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** The output of one build or release command on disk, which any number of readers may follow while it grows. Thread-safe. */
public final class BuildOutput {
    private final Path file;
    private final Set<Runnable> watchers = new CopyOnWriteArraySet<>();
    private volatile boolean over;

    BuildOutput(Path file, boolean over) {
        this.file = file;
        this.over = over;
    }

    /** A headline in Heroku's form. */
    public void step(String text) {
        line("-----> " + text);
    }

    /** A detail under the headline. */
    public void detail(String text) {
        line("       " + text);
    }

    /** What the developer must read. */
    public void warning(String text) {
        line(" !     " + text);
    }

    public void line(String text) {
        append((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Adds some text as it is, such as a part of a line. */
    public void append(byte[] bytes) {
        synchronized (this) {
            try {
                Files.createDirectories(file.getParent());
                Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        watchers.forEach(Runnable::run);
    }

    /** Puts text where it belongs; what is told twice, as after a restart, is there once all the same. */
    public void put(long position, ByteBuffer bytes) {
        synchronized (this) {
            try {
                Files.createDirectories(file.getParent());
                try (FileChannel channel =
                        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    long at = position;
                    while (bytes.hasRemaining()) {
                        at += channel.write(bytes, at);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        watchers.forEach(Runnable::run);
    }

    /** Forgets what an earlier attempt has written. */
    public void clear() {
        synchronized (this) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Tells the readers that nothing more will come. */
    public void close() {
        over = true;
        watchers.forEach(Runnable::run);
    }

    boolean isOver() {
        return over;
    }

    Path file() {
        return file;
    }

    AutoCloseable watch(Runnable watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }
}
