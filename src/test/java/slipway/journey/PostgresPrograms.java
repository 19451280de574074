package slipway.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * PostgreSQL's programs as the first platform of this JVM has unpacked them: a fifth of each further first start that is
 * not what its test is about.
 */
final class PostgresPrograms {
    private static Path kept;

    private PostgresPrograms() {}

    /** Lets a platform that is not started yet find them in its home. */
    static synchronized void lend(Path home) {
        if (kept != null) {
            run(List.of("mkdir", "-p", home.toString()));
            run(List.of("cp", "-al", kept.toString(), home.resolve("postgres").toString()));
        }
    }

    /** Remembers those of a platform that is ready; they outlive its home. */
    static synchronized void keep(Path home) {
        if (kept != null) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("slipway-test-programs");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            Path postgres = Files.createDirectory(folder.resolve("postgres"));
            try (var programs = Files.newDirectoryStream(home.resolve("postgres"), "programs-*")) {
                programs.forEach(found -> run(List.of("cp", "-al", found.toString(), postgres.toString())));
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> run(List.of("rm", "-rf", folder.toString()))));
            kept = postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command) {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
