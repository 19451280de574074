package slipway.service.databases.backups;

import java.io.IOException;
import java.nio.file.Path;

/** Brings backups from other people's servers, and says which servers may be asked. */
public interface BackupFetcher {
    /** Throws an {@link IOException} that says, for people, what is wrong with the URL, its server, or the file's size. */
    void fetch(String url, Path file, int mostMegabytes) throws IOException, InterruptedException;

    /**
     * Refuses a database's URL that leads to this machine or its networks, other than to the add-ons' own server.
     *
     * @throws slipway.model.InvalidParamsException where it does, or is none
     */
    void requireReachable(String databaseUrl);
}
