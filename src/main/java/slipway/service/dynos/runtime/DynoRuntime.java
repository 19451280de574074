package slipway.service.dynos.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Port: runs dynos somewhere. Dynos outlive the platform's process; the next one adopts them.
 *
 * <p>Every method returns at once; what becomes of it is told to {@link DynoEvents}. None of them minds being repeated.
 */
public interface DynoRuntime {
    /**
     * A dyno that an earlier platform process started.
     *
     * @param endedAt when one that does not run any more has ended, where that was written down
     */
    record Known(UUID id, boolean running, Optional<Instant> endedAt) {}

    /** Finds what is there, and from now on reports to {@code events}; must be called once, before anything else. */
    List<Known> adopt(DynoEvents events);

    /** Starts a dyno, unless one of this id was ever started. */
    void start(DynoSpec spec);

    /**
     * Starts a dyno whose input and output are a client's instead of the log; it does not outlive the platform.
     *
     * @param tty whether the command gets a pseudo-terminal, of the size that its LINES and COLUMNS say
     * @return completed once the command runs; failed, after which its exit is reported, where it cannot
     */
    CompletionStage<DynoTerminal> attach(DynoSpec spec, boolean tty);

    /** Whether this runtime can freeze dynos. */
    boolean canFreeze();

    /**
     * Gives the dyno's processes no time any more, and their memory back as far as the machine can keep it elsewhere;
     * until it is thawed, or sent a signal, which thaws it as well.
     */
    void freeze(UUID dynoId);

    /** Lets a frozen dyno go on where it was. */
    void thaw(UUID dynoId);

    /** Whether dynos had better be stopped, since there is hardly any memory left for others. */
    boolean isShortOfMemory();

    /** Tells all processes of the dyno that their terminal is gone (SIGHUP). */
    void hangUp(UUID dynoId);

    /** Asks all processes of the dyno to end (SIGTERM). */
    void terminate(UUID dynoId);

    /** Ends all processes of the dyno (SIGKILL); the exit of a dyno that never ran is reported as well. */
    void kill(UUID dynoId);

    /** Forgets a dyno whose exit has been dealt with, and removes what it has left. */
    void forget(UUID dynoId);

    /** Whether a process of the dyno runs. */
    boolean isRunning(UUID dynoId);

    /** A port that a new web dyno may be told to bind; empty where every dyno may use the same one. */
    Optional<Integer> freePort();

    /** How well dynos are kept from each other; found out by trying. */
    Isolation isolation();

    /** The host at which the router reaches a dyno's port. */
    String host(UUID dynoId);
}
