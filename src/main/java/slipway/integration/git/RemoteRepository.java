package slipway.integration.git;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.CloneCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import slipway.integration.Folders;
import slipway.service.builds.BuildFailedException;

/** Somebody's git repository by its URL: one commit of it as a tarball. */
public final class RemoteRepository {
    private static final int SILENCE_SECONDS = 60;

    static {
        NoConfiguration.install();
    }

    private final String url;
    private final Optional<String> branch;

    /** @param address the URL; behind a hash sign, a branch or a tag, else the repository's own choice */
    public RemoteRepository(String address) {
        int hash = address.indexOf('#');
        this.url = hash < 0 ? address : address.substring(0, hash);
        this.branch = hash < 0 ? Optional.empty() : Optional.of(address.substring(hash + 1));
    }

    /**
     * Writes the commit's files as a gzipped tarball.
     *
     * @param scratch a folder that does not exist yet, and is gone afterwards
     * @param limitMb the most that may be fetched
     */
    public void archive(Path scratch, Path tarball, Duration atMost, int limitMb)
            throws BuildFailedException, IOException, InterruptedException {
        FetchLimit limit = new FetchLimit(scratch, atMost, limitMb);
        try (Git git = clone(scratch, limit)) {
            limit.require();
            Repository repository = git.getRepository();
            ObjectId head = Optional.ofNullable(repository.resolve(branch.orElse("HEAD") + "^{commit}"))
                    .orElseThrow(() -> new BuildFailedException("%s has no %s."
                            .formatted(
                                    url,
                                    branch.map(name -> "branch or tag " + name).orElse("commit"))));
            try (RevWalk walk = new RevWalk(repository);
                    OutputStream out = Files.newOutputStream(tarball)) {
                RevCommit commit = walk.parseCommit(head);
                TreeArchive tree = new TreeArchive(repository, commit);
                List<String> submodules = tree.submodules();
                if (!submodules.isEmpty()) {
                    throw new BuildFailedException("%s has submodules, which are not supported: %s."
                            .formatted(url, String.join(", ", submodules)));
                }
                tree.write(out);
            }
        } catch (GitAPIException | JGitInternalException e) {
            limit.require();
            throw new BuildFailedException("%s cannot be fetched: %s".formatted(url, reason(e)));
        } finally {
            Folders.delete(scratch);
        }
    }

    private Git clone(Path scratch, FetchLimit limit) throws GitAPIException {
        CloneCommand clone = Git.cloneRepository()
                .setURI(url)
                .setDirectory(scratch.toFile())
                .setBare(true)
                .setTimeout(SILENCE_SECONDS)
                .setProgressMonitor(limit);
        branch.ifPresent(clone::setBranch);
        return clone.call();
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? failure.toString() : cause.getMessage();
    }
}
