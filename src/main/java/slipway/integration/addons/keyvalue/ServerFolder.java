package slipway.integration.addons.keyvalue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import slipway.integration.Folders;

/**
 * The files of one server: what the platform writes and the server only reads, and within it a folder of the server's own
 * for its data.
 */
final class ServerFolder {
    static final String CONFIG = "redis.conf";
    static final String CERTIFICATE = "server.pem";
    static final String DATA = "data";

    private final Path home;
    private final Path all;
    private final Path folder;

    /** @param home of the platform */
    ServerFolder(Path home, Path all, UUID addOnId) {
        this.home = home;
        this.all = all;
        this.folder = all.resolve(addOnId.toString());
    }

    Path path() {
        return folder;
    }

    Path config() {
        return folder.resolve(CONFIG);
    }

    /** What it says while it runs; of its last start only. */
    Path log() {
        return folder.resolve("server.log");
    }

    /** Makes it ready for a server to run in as {@code user}. */
    void prepare(ServerUser user) throws IOException, InterruptedException {
        Files.createDirectories(all);
        ServerUser.letOthersPass(home);
        Files.setPosixFilePermissions(all, PosixFilePermissions.fromString("rwx--x--x"));
        user.requireReachable(all);
        Files.createDirectories(folder);
        user.letRead(folder);
        Path certificate = folder.resolve(CERTIFICATE);
        if (Files.exists(certificate)) {
            // It may have been another's, before a move.
            user.letRead(certificate);
        }
        Path data = folder.resolve(DATA);
        if (!Files.exists(data)) {
            Files.createDirectory(
                    data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        user.own(data);
    }

    /** Writes one of its files as a whole. */
    void write(String name, String text, ServerUser user) throws IOException {
        Path fresh = folder.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        user.letRead(fresh);
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What the settings were at the last start; "" before the first. */
    String lastConfig() throws IOException {
        return Files.exists(config()) ? Files.readString(config()) : "";
    }

    boolean needsCertificate(Duration lifetime) throws IOException {
        Path certificate = folder.resolve(CERTIFICATE);
        return !Files.exists(certificate)
                || Files.getLastModifiedTime(certificate)
                        .toInstant()
                        .plus(lifetime)
                        .isBefore(Instant.now());
    }

    /** Whether there is data that only Redis 7 and what came after it can read, and older ones silently do not see. */
    boolean hasNewerData() {
        return Files.isDirectory(folder.resolve(DATA).resolve("appendonlydir"));
    }

    /** The last lines of what it said. */
    String complaint() {
        try {
            String said = Files.readString(log());
            return said.substring(Math.max(0, said.length() - 600)).strip().replaceAll("\\s*\\n\\s*", "; ");
        } catch (IOException none) {
            return "";
        }
    }

    /** Deletes the data of a server that is to keep none. */
    void forgetData() {
        Path data = folder.resolve(DATA);
        Folders.delete(data.resolve("appendonlydir"));
        Folders.delete(data.resolve("appendonly.aof"));
    }

    /** Deletes what a server that was killed has left half-written. */
    void forgetUnfinished() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(DATA), "temp-*")) {
            for (Path each : files) {
                Files.deleteIfExists(each);
            }
        }
    }

    void delete() {
        Folders.delete(folder);
    }
}
