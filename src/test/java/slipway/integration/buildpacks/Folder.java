package slipway.integration.buildpacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Sources for builds: of the sites in src/test/sites, or written file by file. */
final class Folder {
    private Folder() {}

    /** A copy of a site, in a folder that a build may change. */
    static Path ofSite(String name, Path target) throws IOException {
        copy(Path.of("src/test/sites", name), target);
        return target;
    }

    /** Writes a file with this text, executable if it is a script. */
    static Path write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (text.startsWith("#!") && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
        return file;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            all.forEach(file -> {
                Path target = to.resolve(from.relativize(file).toString());
                try {
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.createDirectories(target.getParent());
                        Files.copy(
                                file,
                                target,
                                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES,
                                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
