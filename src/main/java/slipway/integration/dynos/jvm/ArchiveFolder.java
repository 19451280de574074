package slipway.integration.dynos.jvm;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is kept of one way to run a slug, in a folder beside the unpacked slug: an archive, once there is one, and how
 * long boots took.
 *
 * <p>JVMs believe an archive, and die of one that was cut off: so it is there whole and safe on disk, or not at all,
 * and never written again. Dynos only ever read it.
 */
final class ArchiveFolder {
    /** The largest archive, in bytes; one of a large app has some 100 MB. */
    static final long MOST = 200L << 20;

    /** Archives of one slug: each change of its options or its command makes another one. */
    private static final int KEPT = 2;

    private static final String ARCHIVE = ".archive";

    private final Path folder;
    private final String key;

    ArchiveFolder(Path folder, String key) {
        this.folder = folder;
        this.key = key;
    }

    String name() {
        return folder.getFileName() + "/" + key;
    }

    Path archive() {
        return folder.resolve(key + ARCHIVE);
    }

    BootTimes times() {
        try {
            return BootTimes.parse(Files.readString(timesFile()));
        } catch (NoSuchFileException none) {
            return BootTimes.none();
        } catch (IOException | RuntimeException unreadable) {
            // In doubt, an app boots without.
            return BootTimes.none().givenUp();
        }
    }

    void keep(BootTimes times) throws IOException {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(key + ".new");
        Files.writeString(fresh, times.text());
        Files.move(fresh, timesFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes an archive over: its size in eight bytes, then itself, and nothing after it. */
    void accept(InputStream sent) throws IOException {
        Files.createDirectories(folder);
        Path partial = folder.resolve(key + ".partial");
        try (DataInputStream in = new DataInputStream(sent)) {
            write(in, in.readLong(), partial);
            Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("r--r--r--"));
            Files.move(partial, archive(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(partial);
        }
        removeOld();
    }

    private static void write(DataInputStream in, long size, Path partial) throws IOException {
        if (size <= 0 || size > MOST) {
            throw new IOException("An archive of " + size + " bytes is none");
        }
        Files.deleteIfExists(partial);
        try (FileChannel file = FileChannel.open(partial, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                OutputStream out = Channels.newOutputStream(file)) {
            byte[] bytes = new byte[1 << 16];
            long left = size;
            while (left > 0) {
                int got = in.read(bytes, 0, (int) Math.min(bytes.length, left));
                if (got < 0) {
                    throw new IOException("An archive of %d bytes was cut off".formatted(size));
                }
                out.write(bytes, 0, got);
                left -= got;
            }
            if (in.read() >= 0) {
                throw new IOException("An archive is longer than it was said to be");
            }
            file.force(true);
        }
    }

    void drop() throws IOException {
        Files.deleteIfExists(archive());
    }

    /** Dynos that use them keep what they have. */
    private void removeOld() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> newestFirst = files.filter(file -> file.toString().endsWith(ARCHIVE))
                    .sorted(Comparator.comparing((Path file) -> file.toFile().lastModified())
                            .reversed())
                    .toList();
            for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
                Files.deleteIfExists(old);
            }
        }
    }

    private Path timesFile() {
        return folder.resolve(key + ".boots");
    }
}
