package slipway.service.releases.phase;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import slipway.model.NotFoundException;
import slipway.model.releases.Release;
import slipway.service.DaemonThreads;
import slipway.service.builds.output.BuildOutput;

/** Lets whoever follows a build follow its release as well, without keeping a thread of the builds busy with it. */
@ApplicationScoped
public class ReleaseFollower {
    @Inject
    ReleaseOutputService outputs;

    private final ExecutorService worker = Executors.newSingleThreadExecutor(DaemonThreads.named("release-follower"));

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    /** Says what a build's release has to wait for, if it does. */
    public void declare(Release release, BuildOutput output) {
        if (release.command().isPresent()) {
            output.warning(
                    "Release command declared: this new release will not be available until the command succeeds.");
        } else if (release.isPending()) {
            output.warning(
                    "Another release is under way: this new one will not be available until that one has ended.");
        }
    }

    /** Writes what a release's command says into a build's output until the release has ended; then runs {@code done}. */
    public void follow(Release release, BuildOutput output, Runnable done) {
        if (!release.isPending()) {
            done.run();
            return;
        }
        try {
            new Following(release, output, outputs, worker).begin(done);
        } catch (NotFoundException destroyed) {
            done.run();
        }
    }
}
