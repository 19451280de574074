package slipway.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The first start of a platform, made once per build for all tests that it is not about: PostgreSQL's programs and a
 * database with all tables are copied into each new home, and the JVM finds its classes loaded already. That is more
 * than a third of the work of a start.
 */
final class FirstStart {
    private static final Path WAR = Path.of("target/slipway.war");
    private static final Path RUNNER = Path.of("target/dependency/jetty-runner.jar");

    /** Relative, since JAVA_OPTS ends at a space. */
    private static final Path MADE = Path.of("target/first-start");

    private static final Path UNFINISHED = Path.of("target/first-start.new");
    private static final String CLASSES = "classes.jsa";

    private FirstStart() {}

    /** Fills a home that nobody has used yet, as if the platform had been started and stopped there. */
    static synchronized void lend(Path home) {
        if (!isMade()) {
            makeUnlessOthersDo();
        }
        run("mkdir", "-p", home.toString());
        run("cp", "-a", MADE.resolve("home") + "/.", home.toString());
        // Links where the file system allows them: nobody writes to programs.
        String copy = "cp -al \"$0\" \"$1\" 2>/dev/null || cp -a \"$0\" \"$1\"";
        run(
                "sh",
                "-c",
                copy,
                MADE.resolve("programs") + "/.",
                home.resolve("postgres").toString());
    }

    /** What makes a JVM start with the platform's classes; nothing as long as they are not there. */
    static String javaOptions() {
        Path classes = MADE.resolve(CLASSES);
        return isMade() && Files.exists(classes) ? " -XX:SharedArchiveFile=" + classes : "";
    }

    private static boolean isMade() {
        try {
            return Files.exists(MADE.resolve("of"))
                    && Files.readString(MADE.resolve("of")).equals(identity());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Differs after each build that makes another platform, and on another JDK. */
    private static String identity() throws IOException {
        StringBuilder text = new StringBuilder(System.getProperty("java.vm.version"));
        for (Path file : List.of(WAR, RUNNER)) {
            text.append(' ').append(Files.getLastModifiedTime(file)).append(' ').append(Files.size(file));
        }
        return text.toString();
    }

    /** Several JVMs run tests at a time: one makes it, the others wait. */
    private static void makeUnlessOthersDo() {
        try (FileChannel channel = FileChannel.open(
                        Path.of("target/first-start.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !isMade()) {
                make();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make() throws IOException {
        run("rm", "-rf", MADE.toString(), UNFINISHED.toString());
        Path postgres = Files.createDirectories(UNFINISHED.resolve("home/postgres"));
        Path programs = Files.createDirectories(UNFINISHED.resolve("programs"));
        Platform platform = Platform.startAndStop("-XX:ArchiveClassesAtExit=" + UNFINISHED.resolve(CLASSES));
        // All else is made by each start, and the port must be one's own.
        run("cp", "-a", platform.home().resolve("secret.key").toString(), UNFINISHED.resolve("home") + "/");
        try (var parts = Files.newDirectoryStream(
                platform.home().resolve("postgres"), "{data,server.crt,server.key,programs-*}")) {
            for (Path part : parts) {
                boolean program = part.getFileName().toString().startsWith("programs-");
                run("cp", "-a", part.toString(), (program ? programs : postgres) + "/");
            }
        }
        platform.deleteHome();
        Files.writeString(UNFINISHED.resolve("of"), identity());
        Files.move(UNFINISHED, MADE, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void run(String... command) {
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
