package slipway.integration.startup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import slipway.config.Home;

/** Keeps a second platform off the same home; the system gives the lock back when the process ends, however it ends. */
@ApplicationScoped
public class HomeLock {
    @Inject
    Home home;

    private @Nullable FileChannel channel;

    /** Takes the lock, making the home if it is not there; a {@link StartException} says why it cannot be had. */
    void take() {
        Path root = home.root();
        try {
            Files.createDirectories(root);
            home.folders().forEach(HomeLock::createForUsAlone);
            FileChannel opened = FileChannel.open(
                    home.lock(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(opened)) {
                String holder = Files.readString(home.lock()).strip();
                opened.close();
                throw new StartException("Slipway is running on " + root + " already (process " + holder
                        + "). Stop that one, or set SLIPWAY_HOME to another folder.");
            }
            String pid = String.valueOf(ProcessHandle.current().pid());
            opened.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
            channel = opened;
        } catch (IOException | UncheckedIOException e) {
            throw new StartException("The home " + root + " cannot be written (" + e
                    + "). Make it writable, or set SLIPWAY_HOME to another folder.");
        }
    }

    /** What is in the home is nobody else's business: logs, sources, what dynos write. */
    private static void createForUsAlone(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLocked(FileChannel opened) throws IOException {
        try {
            return opened.tryLock() != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    void release() {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new StartException("The lock on the home cannot be released: " + e);
            }
        }
    }
}
