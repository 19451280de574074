package slipway.integration.builds;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.eclipse.jgit.ignore.IgnoreNode;
import slipway.integration.Folders;

/** Takes out of a source what is not for the build (Dev Center, "Slug compiler": .slugignore, and git's own folder). */
final class SlugIgnore {
    private static final String FILE = ".slugignore";

    private SlugIgnore() {}

    /** Removes what matches, before anything is detected; returns how many files and folders went. */
    static int apply(Path app) throws IOException {
        Folders.delete(app.resolve(".git"));
        Path file = app.resolve(FILE);
        if (!Inside.isFile(app, file)) {
            return 0;
        }
        IgnoreNode rules = new IgnoreNode();
        try (InputStream in = Files.newInputStream(file)) {
            rules.parse(in);
        }
        Remover remover = new Remover(app, rules);
        Files.walkFileTree(app, remover);
        return remover.removed;
    }

    private static final class Remover extends SimpleFileVisitor<Path> {
        private final Path app;
        private final IgnoreNode rules;
        private int removed;

        Remover(Path app, IgnoreNode rules) {
            this.app = app;
            this.rules = rules;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (folder.equals(app) || !matches(folder, true)) {
                return FileVisitResult.CONTINUE;
            }
            Folders.delete(folder);
            removed++;
            return FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (matches(file, false)) {
                Files.delete(file);
                removed++;
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean matches(Path path, boolean folder) {
            String name = app.relativize(path).toString();
            return rules.isIgnored(name, folder) == IgnoreNode.MatchResult.IGNORED;
        }
    }
}
