package slipway.service.databases.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** PostgreSQL's own programs that write databases to files and back. */
public interface DatabaseTools {
    /** Why they cannot be used with a server of this version, and what to do about it; empty where they can. */
    Optional<String> objection(int serverVersion);

    /** How something goes: told of bytes, of lines, and asked whether to stop. */
    record Progress(LongConsumer bytes, Consumer<String> lines, BooleanSupplier canceled) {}

    /**
     * Writes a database to a file.
     *
     * @param url {@code postgres://user:password@host:port/name}
     */
    void dump(String url, Path file, Progress progress) throws IOException, InterruptedException;

    /**
     * Fills a database from a file.
     *
     * @param wholly all of it or nothing: for a database that nobody has emptied before, and that is filled again after a kill
     */
    void restore(Path file, String url, boolean wholly, Progress progress) throws IOException, InterruptedException;
}
