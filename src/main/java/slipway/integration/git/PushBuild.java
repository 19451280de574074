package slipway.integration.git;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import slipway.model.PlatformException;
import slipway.model.builds.SourceBlob;
import slipway.service.builds.BuildService;
import slipway.service.builds.SourceService;
import slipway.service.git.GitAccess.Entrance;
import slipway.service.logs.TextStream;

/** The build of a pushed commit, whose output the person who pushes follows to its end. */
@ApplicationScoped
public class PushBuild {
    private static final Logger LOG = Logger.getLogger(PushBuild.class.getName());

    @Inject
    SourceService sources;

    @Inject
    BuildService builds;

    /** Builds what the command would make of its branch; whatever is wrong has been told when it does not succeed. */
    boolean succeeds(Entrance entrance, ReceivePack pack, ReceiveCommand command, PushMessages messages) {
        boolean good = false;
        try {
            RevCommit commit = pack.getRevWalk().parseCommit(command.getNewId());
            // JGit has checked it without its message.
            pack.getRevWalk().parseBody(commit);
            good = build(entrance, new TreeArchive(pack.getRepository(), commit), commit, messages);
        } catch (IncorrectObjectTypeException noCommit) {
            messages.problem("Only a commit can be built.");
        } catch (PlatformException refused) {
            messages.problem(refused.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            messages.problem("The platform stops. The build goes on when it is back; push again to be sure.");
        } catch (IOException | RuntimeException e) {
            // Thrown on, it would leave the client waiting for the end of an answer that is under way.
            LOG.log(Level.WARNING, "A push to app " + entrance.appId() + " could not be built", e);
            messages.problem("The platform could not store this push. It is not your code; please try again.");
        }
        if (good) {
            messages.line("Verifying deploy... done.");
        } else {
            messages.line("");
            messages.line("!\tPush rejected to " + entrance.appName() + ".");
            messages.line("");
        }
        return good;
    }

    private boolean build(Entrance entrance, TreeArchive tree, RevCommit commit, PushMessages messages)
            throws IOException, InterruptedException {
        List<String> submodules = tree.submodules();
        if (!submodules.isEmpty()) {
            messages.problem("Submodules are not supported: " + String.join(", ", submodules) + ".");
            messages.problem("Put their files into this repository (git rm --cached PATH, then add the files),");
            messages.problem("or let your package manager fetch them.");
            return false;
        }
        messages.line("Compressing source files... done.");
        messages.line("Building source:");
        messages.line("");
        String url = sources.keep(tree::write);
        SourceBlob source = new SourceBlob(
                url, Optional.of(commit.name()), Optional.empty(), Optional.of(commit.getShortMessage()));
        UUID build = builds.create(entrance.actor(), entrance.appId().toString(), source, List.of())
                .id();
        follow(builds.output(build), messages);
        messages.line("");
        return builds.hasSucceeded(build);
    }

    private static void follow(TextStream output, PushMessages messages) throws IOException, InterruptedException {
        Semaphore more = new Semaphore(1);
        AutoCloseable watch = output.watch(more::release);
        try {
            do {
                more.acquire();
                more.drainPermits();
                for (byte[] text = output.read(); text.length > 0; text = output.read()) {
                    messages.write(text);
                }
            } while (!output.isOver());
        } finally {
            letGo(watch);
        }
    }

    private static void letGo(AutoCloseable watch) {
        try {
            watch.close();
        } catch (Exception e) {
            LOG.log(Level.FINE, "The watch was gone already", e);
        }
    }
}
