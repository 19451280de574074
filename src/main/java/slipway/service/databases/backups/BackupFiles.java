package slipway.service.databases.backups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import slipway.config.Home;

/** Where backups lie, in pg_dump's own format, one file each. */
@ApplicationScoped
public class BackupFiles {
    @Inject
    Home home;

    public Path of(UUID transferId) {
        return home.backups().resolve(transferId + ".dump");
    }

    /** A file to be written to, which is none of the backups yet. */
    Path begin(UUID transferId) throws IOException {
        Files.createDirectories(
                home.backups(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path file = partial(transferId);
        Files.deleteIfExists(file);
        return Files.createFile(
                file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** What is written is whole. */
    long finish(UUID transferId) throws IOException {
        Files.move(partial(transferId), of(transferId), StandardCopyOption.ATOMIC_MOVE);
        return Files.size(of(transferId));
    }

    void delete(UUID transferId) throws IOException {
        Files.deleteIfExists(of(transferId));
        Files.deleteIfExists(partial(transferId));
    }

    private Path partial(UUID transferId) {
        return home.backups().resolve(transferId + ".partial");
    }
}
