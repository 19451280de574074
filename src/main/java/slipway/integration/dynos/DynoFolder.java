package slipway.integration.dynos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import slipway.integration.Folders;

/**
 * What the disk knows of one dyno, so that a restarted platform can adopt it.
 *
 * <p>{@code about} says whose it is; {@code claimed} exists from the moment that its first process begins, and keeps a
 * second one from beginning; {@code process} names the processes; {@code output} grows; {@code offset} says how far the
 * output is in the log; {@code exit} holds the exit status.
 */
final class DynoFolder {
    private final Path path;

    DynoFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** The same for all that is kept of the dyno elsewhere. */
    String name() {
        return path.getFileName().toString();
    }

    Path app() {
        return path.resolve("app");
    }

    /** What the dyno has changed of its slug, where that is shared. */
    Path layer() {
        return path.resolve("layer");
    }

    Path command() {
        return path.resolve("command");
    }

    /** What its JVM boots from. */
    Path archive() {
        return path.resolve("archive");
    }

    /** Makes the folder that is the dyno's /tmp. */
    Path makeTmp() throws IOException {
        Path tmp = Files.createDirectories(path.resolve("tmp"));
        Files.setPosixFilePermissions(tmp, PosixFilePermissions.fromString("rwxrwxrwx"));
        return tmp;
    }

    /** Makes the empty folder over which the dyno's file system is put together. */
    Path makeRoot() throws IOException {
        return Files.createDirectories(path.resolve("root"));
    }

    Path output() {
        return path.resolve("output");
    }

    /** Creates the folder with everything that the first process needs. */
    void create(String about, String command) throws IOException {
        Files.createDirectories(path);
        Files.writeString(command(), command);
        write("about", about);
        if (!Files.exists(output())) {
            Files.createFile(output());
        }
    }

    String about() throws IOException {
        return Files.readString(path.resolve("about"));
    }

    boolean exists() {
        return Files.exists(path.resolve("about"));
    }

    /** Takes the right to be the first process; false where it is taken. */
    boolean claim() {
        try {
            Files.createDirectory(path.resolve("claimed"));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The processes, once the first of them has written them down. */
    @Nullable
    DynoProcess process() throws IOException {
        Path file = path.resolve("process");
        return Files.exists(file) ? DynoProcess.parse(Files.readString(file)) : null;
    }

    OptionalInt exitStatus() throws IOException {
        Path file = path.resolve("exit");
        return Files.exists(file)
                ? OptionalInt.of(Integer.parseInt(Files.readString(file).strip()))
                : OptionalInt.empty();
    }

    /** When the exit status was written down; absent where nobody could. */
    Optional<Instant> exitedAt() {
        try {
            return Optional.of(Files.getLastModifiedTime(path.resolve("exit")).toInstant());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    OptionalLong offset() throws IOException {
        Path file = path.resolve("offset");
        return Files.exists(file)
                ? OptionalLong.of(Long.parseLong(Files.readString(file).strip()))
                : OptionalLong.empty();
    }

    void keepOffset(long offset) throws IOException {
        write("offset", String.valueOf(offset));
    }

    /** First what makes it a dyno's: a half-deleted folder must not be taken for one whose process just began. */
    void delete() {
        try {
            Files.deleteIfExists(path.resolve("about"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Folders.delete(path);
    }

    private void write(String name, String text) throws IOException {
        if (!Files.isDirectory(path)) {
            return;
        }
        Path fresh = path.resolve(name + ".new");
        Files.writeString(fresh, text);
        Files.move(fresh, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
