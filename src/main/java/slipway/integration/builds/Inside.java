package slipway.integration.builds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads what a build has left without being led astray: a link that it made would have the platform read its own
 * secrets. Safe once the build's processes have ended.
 */
final class Inside {
    /** More than any of these texts needs, in bytes; a build could write without end. */
    private static final long MOST = 1_048_576;

    private Inside() {}

    /** Whether there is such a file, and it lies in the folder, wherever links lead. */
    static boolean isFile(Path folder, Path file) throws IOException {
        return Files.isRegularFile(file) && file.toRealPath().startsWith(folder.toRealPath());
    }

    /** The file's text; empty where there is none in the folder. */
    static String text(Path folder, Path file) throws IOException {
        return isFile(folder, file) && Files.size(file) <= MOST ? Files.readString(file) : "";
    }
}
