package slipway.integration.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked from the WAR into the home once for each version. */
final class PostgresPrograms {
    private PostgresPrograms() {}

    /** Unpacks the programs for this machine below {@code folder}, unless they are there; returns their bin folder. */
    static Path unpack(Path folder) throws IOException {
        String resource = "/postgres-linux-" + architecture() + ".txz";
        Path programs = folder.resolve("programs-17.11");
        if (!Files.isDirectory(programs)) {
            try (InputStream packed = PostgresPrograms.class.getResourceAsStream(resource)) {
                if (packed == null) {
                    throw new DatabaseException("There is no embedded PostgreSQL for this machine (" + resource
                            + "); set DATABASE_URL to a server of your own.");
                }
                Path partial = Files.createTempDirectory(folder, "programs");
                Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
                unpack(packed, partial);
                Files.move(partial, programs, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return programs.resolve("bin");
    }

    private static String architecture() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        if (!os.contains("linux")) {
            return "none-for-" + os.replace(' ', '-');
        }
        return arch.contains("aarch64") || arch.contains("arm64") ? "arm_64" : "x86_64";
    }

    /** The archive is our own, so that its names can be trusted. */
    private static void unpack(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(path, target.resolve(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    String mode = (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
                }
            }
        }
    }
}
