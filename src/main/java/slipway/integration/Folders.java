package slipway.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Deletes whole folders, never following a link out of them: by rm(1), which goes from folder to folder by their
 * handles, so that whoever changes them meanwhile cannot lead it astray, and minds no depth.
 */
public final class Folders {
    private Folders() {}

    /** Deletes {@code folder} and all in it; what others delete at the same time, or what is not there, is fine. */
    public static void delete(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            if (!run("rm", "-rf", "--", folder.toString()).isEmpty()) {
                // Whoever is not root must first be let into folders that their owner has closed.
                run("chmod", "-R", "u+rwX", "--", folder.toString());
                String said = run("rm", "-rf", "--", folder.toString());
                if (!said.isEmpty()) {
                    throw new IOException(said);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes on to its end though the thread be interrupted: cleaning up is what those do who are. */
    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        process.onExit().join();
        return said;
    }
}
