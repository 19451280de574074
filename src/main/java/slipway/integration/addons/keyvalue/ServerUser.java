package slipway.integration.addons.keyvalue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whom a server runs as. Where the platform is root, somebody of its own: whoever breaks out of one server finds nothing
 * that is another's, and can gain no more rights. Where it is not, all servers are its own user's.
 *
 * @param id of the user and of the group; negative where there is no choice
 */
record ServerUser(int id) {
    /** Processes and threads: a server has about ten. */
    private static final int MOST_THREADS = 64;

    static ServerUser of(ServerPlace place) {
        return new ServerUser("root".equals(System.getProperty("user.name")) ? place.user() : -1);
    }

    private boolean isChosen() {
        return id >= 0;
    }

    /**
     * The command line that runs {@code command} as this user, in a session of its own, and leaves no memory image of a
     * crash behind.
     *
     * @param addresses bytes that it may map
     */
    List<String> command(long addresses, List<String> command) {
        List<String> full = new ArrayList<>(List.of("setsid"));
        if (isChosen()) {
            full.addAll(List.of("setpriv", "--reuid=" + id, "--regid=" + id, "--clear-groups", "--inh-caps=-all"));
            full.addAll(List.of("--bounding-set=-all", "--no-new-privs"));
        }
        full.addAll(List.of("prlimit", "--core=0", "--as=" + addresses + ":"));
        if (isChosen()) {
            full.add("--nproc=" + MOST_THREADS);
        }
        full.addAll(command);
        return full;
    }

    /** Lets this user read what is in a folder or file of the platform's, and nobody else. */
    void letRead(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        if (isChosen()) {
            Files.setAttribute(path, "unix:gid", id);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(folder ? "rwxr-x---" : "rw-r-----"));
        } else {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(folder ? "rwx------" : "rw-------"));
        }
    }

    /** Gives a folder with all that is in it to this user. */
    void own(Path folder) throws IOException, InterruptedException {
        if (!isChosen() || Integer.valueOf(id).equals(Files.getAttribute(folder, "unix:uid"))) {
            return;
        }
        // It follows no links (chown(1), -P): those in there may have been made by a server.
        Process chown = new ProcessBuilder("chown", "-R", "-h", id + ":" + id, folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (chown.waitFor() != 0) {
            throw new IOException("chown failed on " + folder);
        }
    }

    /** Refuses a folder that this user cannot reach, naming the first closed one above it. */
    void requireReachable(Path folder) throws IOException {
        for (Path above = folder; isChosen() && above != null; above = above.getParent()) {
            if (!Files.getPosixFilePermissions(above).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw ServerException.lasting("Key-value servers have users of their own, who cannot enter " + above
                        + ": the operator must set SLIPWAY_HOME to a folder outside of it.");
            }
        }
    }

    /** Opens a folder to traversal by others, and to nothing else. */
    static void letOthersPass(Path folder) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
        if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setPosixFilePermissions(folder, permissions);
        }
    }
}
