package slipway.connect.admission;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells whether a connection from this machine comes from a process that this one has started, or from one that such a
 * process has. Heroku's deployers for Java take a proxy from their surroundings, but no password for it: so the gateway
 * looks at who they are. Linux shows that in proc(5), and lsof does elsewhere; where neither is, nobody is known.
 */
public final class Descendants {
    /** IPv4 sockets of programs that would speak IPv6 too, such as a JVM, are in the second one. */
    private static final List<String> TABLES = List.of("net/tcp", "net/tcp6");

    /** Columns of these tables. */
    private static final int LOCAL = 1;

    private static final int REMOTE = 2;
    private static final int INODE = 9;

    private final Path proc;

    public Descendants(Path proc) {
        this.proc = proc;
    }

    /** @param accepted this end of the connection */
    public boolean opened(Socket accepted) {
        try {
            if (!Files.exists(proc.resolve(TABLES.get(0)))) {
                return OpenFiles.holders(accepted.getPort(), accepted.getLocalPort())
                        .anyMatch(
                                pid -> ProcessHandle.current().descendants().anyMatch(process -> process.pid() == pid));
            }
            Optional<String> inode = inode(accepted.getPort(), accepted.getLocalPort());
            return inode.isPresent()
                    && ProcessHandle.current().descendants().anyMatch(process -> holds(process, inode.get()));
        } catch (IOException unknown) {
            return false;
        }
    }

    /** What the kernel calls the socket at the other end. */
    private Optional<String> inode(int theirPort, int ourPort) throws IOException {
        Pattern theirs = loopback(theirPort);
        Pattern ours = loopback(ourPort);
        for (String table : TABLES) {
            try (Stream<String> lines = Files.lines(proc.resolve(table))) {
                Optional<String> inode = lines.map(line -> line.strip().split("\\s+"))
                        .filter(columns -> columns.length > INODE
                                && theirs.matcher(columns[LOCAL]).matches()
                                && ours.matcher(columns[REMOTE]).matches())
                        .map(columns -> columns[INODE])
                        .findFirst();
                if (inode.isPresent()) {
                    return inode;
                }
            }
        }
        return Optional.empty();
    }

    /** 127.0.0.1 in the order of this machine's bytes, or the same within IPv6. */
    private static Pattern loopback(int port) {
        return Pattern.compile("(.{24})?(0100007F|7F000001):%04X".formatted(port));
    }

    private boolean holds(ProcessHandle process, String inode) {
        Path files = proc.resolve(process.pid() + "/fd");
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(files)) {
            for (Path entry : entries) {
                if (isSocket(entry, inode)) {
                    return true;
                }
            }
            return false;
        } catch (IOException endedOrNotOurs) {
            return false;
        }
    }

    private static boolean isSocket(Path entry, String inode) {
        try {
            return Files.readSymbolicLink(entry).toString().equals("socket:[" + inode + "]");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
