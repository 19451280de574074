package slipway.integration.archives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The folder around a whole source that GitHub's archives have ({@code repository-branch/}), and that is none of it. */
public final class TopFolder {
    private TopFolder() {}

    /** Where all that {@code target} holds is one folder, puts what is in that folder into its place. */
    public static void lift(Path target) throws IOException {
        List<Path> entries = list(target);
        if (entries.size() != 1 || !Files.isDirectory(entries.get(0), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        // Something in it may have its name.
        Path top = Files.move(entries.get(0), target.resolve(".top-" + UUID.randomUUID()));
        for (Path child : list(top)) {
            Files.move(child, target.resolve(child.getFileName()));
        }
        Files.delete(top);
        requireLinksWithin(target.toRealPath());
    }

    /** A link that led to beside the folder leads out of the source now. */
    private static void requireLinksWithin(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path link : all.filter(Files::isSymbolicLink).toList()) {
                if (LinkCheck.leadsOut(root, link)) {
                    throw new BadArchiveException(
                            "\"" + root.relativize(link) + "\" in the source is a link out of it.");
                }
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }
}
