package slipway.integration.git;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import slipway.config.Settings;
import slipway.service.git.GitAccess.Entrance;

/**
 * Pushes to apps. The commit that main or master is to become is built before the push is accepted, as on Heroku: one
 * that does not build is turned down, and the branch stays where it was.
 */
@ApplicationScoped
public class Pushes {
    static final List<String> BUILT = List.of(Constants.R_HEADS + "main", Constants.R_HEADS + "master");

    private static final long MEGABYTE = 1024L * 1024L;

    @Inject
    PushBuild builds;

    @Inject
    Settings settings;

    /** Apps whose branches somebody is about to move. */
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    ReceivePack receive(Entrance entrance, Repository repository) {
        ReceivePack pack = new ReceivePack(repository);
        // A file that no build could take need not be stored.
        pack.setMaxObjectSizeLimit(settings.ceilings().sourceLimitMb() * MEGABYTE);
        pack.setPreReceiveHook((receiving, commands) -> before(entrance, receiving, commands));
        pack.setPostReceiveHook((receiving, commands) -> after(receiving));
        return pack;
    }

    private void before(Entrance entrance, ReceivePack pack, Collection<ReceiveCommand> commands) {
        PushMessages messages = new PushMessages(pack.getMessageOutputStream());
        if (!underWay.add(entrance.appId())) {
            messages.problem("Another push to " + entrance.appName() + " is under way; try again when it has ended.");
            reject(commands, "another push is under way");
            return;
        }
        try {
            check(pack, commands);
            commands.stream()
                    .filter(command -> command.getResult() == ReceiveCommand.Result.NOT_ATTEMPTED)
                    .forEach(command -> decide(entrance, pack, command, messages));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            underWay.remove(entrance.appId());
        }
    }

    /** Somebody else's push may have ended between this one's look at the branches and now. */
    private static void check(ReceivePack pack, Collection<ReceiveCommand> commands) throws IOException {
        for (ReceiveCommand command : commands) {
            org.eclipse.jgit.lib.Ref now = pack.getRepository().exactRef(command.getRefName());
            org.eclipse.jgit.lib.ObjectId id = now == null ? org.eclipse.jgit.lib.ObjectId.zeroId() : now.getObjectId();
            if (!id.equals(command.getOldId())) {
                command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "somebody else has pushed meanwhile");
            }
        }
    }

    private void decide(Entrance entrance, ReceivePack pack, ReceiveCommand command, PushMessages messages) {
        String ref = command.getRefName();
        if (!ref.startsWith(Constants.R_HEADS) && !ref.startsWith(Constants.R_TAGS)) {
            command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "only branches and tags can be pushed");
        } else if (command.getType() == ReceiveCommand.Type.DELETE || ref.startsWith(Constants.R_TAGS)) {
            return;
        } else if (!BUILT.contains(ref)) {
            String branch = Repository.shortenRefName(ref);
            messages.line("Pushed to non-main branch " + branch + ", skipping build.");
            messages.line("To build it, push it as main: git push heroku " + branch + ":main");
        } else if (!builds.succeeds(entrance, pack, command, messages)) {
            command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "pre-receive hook declined");
        }
    }

    private static void reject(Collection<ReceiveCommand> commands, String why) {
        commands.forEach(command -> command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, why));
    }

    /** A clone gets the branch that is built. */
    private static void after(ReceivePack pack) {
        try {
            for (String branch : BUILT) {
                if (pack.getRepository().exactRef(branch) != null) {
                    AppRepositories.pointHead(pack.getRepository(), branch);
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
