package slipway.integration.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs PostgreSQL's programs as somebody who is not root, since they refuse root.
 *
 * <p>As an ordinary user nothing needs doing. As root the process drops to an account that every system has, by
 * util-linux's setpriv or by su: no user namespaces, which many containers forbid.
 */
final class UnprivilegedUser {
    private static final List<String> CANDIDATES = List.of("postgres", "nobody", "daemon");

    /** The group of nobody: what PostgreSQL writes belongs to no group that anybody is in. */
    private static final int NOGROUP = 65_534;

    private final Optional<String> name;

    private UnprivilegedUser(Optional<String> name) {
        this.name = name;
    }

    static UnprivilegedUser find() throws IOException {
        if (!"root".equals(System.getProperty("user.name"))) {
            return new UnprivilegedUser(Optional.empty());
        }
        List<String> accounts = Files.readAllLines(Path.of("/etc/passwd")).stream()
                .map(line -> line.split(":")[0])
                .toList();
        return new UnprivilegedUser(Optional.of(CANDIDATES.stream()
                .filter(accounts::contains)
                .findFirst()
                .orElseThrow(() -> new DatabaseException(
                        "PostgreSQL refuses to run as root, and this system has none of" + " the users "
                                + String.join(", ", CANDIDATES) + "; start Slipway as an ordinary user."))));
    }

    /** The command line that runs {@code command} as this user, in a session of its own. */
    List<String> command(List<String> command) {
        List<String> full = new ArrayList<>(List.of("setsid"));
        if (name.isPresent() && Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            full.addAll(List.of("setpriv", "--reuid=" + name.get(), "--regid=" + NOGROUP, "--clear-groups"));
            full.add("--no-new-privs");
        } else if (name.isPresent()) {
            full.addAll(List.of("su", "-s", "/bin/sh", name.get(), "-c", "exec \"$0\" \"$@\"", "--"));
        }
        full.addAll(command);
        return full;
    }

    /** Gives a file or a whole folder to this user. */
    void own(Path path) throws IOException {
        if (name.isEmpty()) {
            return;
        }
        UserPrincipal user =
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name.get());
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.setOwner(folder, user);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isSymbolicLink()) {
                    Files.setOwner(file, user);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Refuses a folder that this user cannot reach, naming the first closed one above it. */
    void requireReachable(Path folder) throws IOException {
        if (name.isEmpty()) {
            return;
        }
        for (Path above = folder; above != null; above = above.getParent()) {
            if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new DatabaseException(
                        "PostgreSQL runs as user %s, who cannot enter %s; set SLIPWAY_HOME to a folder"
                                        .formatted(name.get(), above)
                                + " outside of it, or DATABASE_URL to a server of your own.");
            }
        }
    }

    /** Opens a folder to traversal by others, and to nothing else. */
    static void letOthersPass(Path folder) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        var permissions = view.readAttributes().permissions();
        if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
            view.setPermissions(permissions);
        }
    }
}
