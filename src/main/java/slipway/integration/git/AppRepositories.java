package slipway.integration.git;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.transport.ServiceMayNotContinueException;
import slipway.config.Home;
import slipway.integration.Folders;
import slipway.service.git.CodeRepositories;
import slipway.service.git.GitAccess.Entrance;

/** Bare repositories on disk, in a folder by the app's id, so that a rename of the app moves nothing. */
@ApplicationScoped
public class AppRepositories implements CodeRepositories {
    private static final String SUFFIX = ".git";

    private static final int MEGABYTE = 1024 * 1024;

    /** Objects beyond this size, in bytes, go from stream to stream and never as a whole through memory. */
    private static final int STREAMED = 4 * MEGABYTE;

    /** Pages of packs that all repositories together may keep in memory, in bytes. */
    private static final int PACK_PAGES = 16 * MEGABYTE;

    @Inject
    Home home;

    @PostConstruct
    void configure() {
        NoConfiguration.install();
        WindowCacheConfig cache = new WindowCacheConfig();
        cache.setStreamFileThreshold(STREAMED);
        cache.setPackedGitLimit(PACK_PAGES);
        cache.setDeltaBaseCacheLimit(STREAMED);
        cache.install();
    }

    /** The app's repository; an empty one is made where there is none. */
    Repository open(Entrance entrance) throws ServiceMayNotContinueException {
        Path folder = folder(entrance.appId());
        try {
            Repository repository = new FileRepositoryBuilder()
                    .setGitDir(folder.toFile())
                    .setBare()
                    .build();
            if (!Files.exists(folder.resolve(Constants.HEAD))) {
                create(repository);
            }
            return repository;
        } catch (IOException e) {
            throw new ServiceMayNotContinueException("The app's repository cannot be opened.", e);
        }
    }

    private static synchronized void create(Repository repository) throws IOException {
        if (!repository.getObjectDatabase().exists()) {
            repository.create(true);
        }
        StoredConfig config = repository.getConfig();
        // What was pushed may be anybody's, and a forced push may leave it behind.
        config.setBoolean("core", null, "logallrefupdates", false);
        config.setInt("core", null, "streamFileThreshold", STREAMED);
        config.save();
        pointHead(repository, Constants.R_HEADS + "main");
    }

    /** Says which branch a clone checks out. */
    static void pointHead(Repository repository, String branch) throws IOException {
        RefUpdate head = repository.updateRef(Constants.HEAD);
        head.disableRefLog();
        head.link(branch);
    }

    @Override
    public List<UUID> apps() throws IOException {
        if (!Files.isDirectory(home.repositories())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(home.repositories())) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> UUID.fromString(name.substring(0, name.length() - SUFFIX.length())))
                    .toList();
        }
    }

    @Override
    public void delete(UUID appId) {
        Folders.delete(folder(appId));
    }

    private Path folder(UUID appId) {
        return home.repositories().resolve(appId + SUFFIX);
    }
}
