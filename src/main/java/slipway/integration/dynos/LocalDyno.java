package slipway.integration.dynos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import slipway.integration.dynos.jvm.BootedDyno;
import slipway.integration.dynos.jvm.JvmBoot;
import slipway.integration.dynos.limits.ProcessTable;
import slipway.service.dynos.runtime.DynoSpec;
import slipway.service.dynos.runtime.DynoTerminal;
import slipway.service.dynos.runtime.Excess;

/** One dyno of this machine, from the unpacking of its slug to the reading of its last line. */
final class LocalDyno {
    private static final Logger LOG = Logger.getLogger(LocalDyno.class.getName());

    /** 128 + SIGKILL: how a process counts whose keeper could not write down its end. */
    private static final int KILLED = 137;

    /** What a shell answers for a command that cannot be run; here, for a dyno that could not even be set up. */
    static final int NOT_STARTED = 126;

    /** How long a keeper may take to write down its processes; more only when it was killed in between. */
    private static final Duration KEEPER_PATIENCE = Duration.ofSeconds(5);

    private final DynoFolder folder;
    private final About about;
    private final Surroundings around;
    private final DynoOutput output;
    private final Nap nap;
    private final Set<Excess> told = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;
    private volatile boolean cancelled;
    private volatile boolean keeperStarted;
    private volatile @Nullable DynoProcess process;
    private volatile boolean unseen;
    private volatile @Nullable JvmBoot boot;

    LocalDyno(DynoFolder folder, About about, Surroundings around) {
        this.folder = folder;
        this.about = about;
        this.around = around;
        output = new DynoOutput(folder, about, around);
        nap = new Nap(folder.name(), around.naps());
        if (about.port() > 0) {
            around.ports().taken(about.port());
        }
    }

    /** Unpacks the slug and starts the keeper; what fails is told as output and as an exit. */
    void start(DynoSpec spec) {
        try {
            launch(spec, Keeper::kept);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Dyno " + about.name() + " cannot be started", e);
            sayWhyAndEnd(e.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** The same with a client's input and output; what fails is told to {@code terminal} and as an exit. */
    void attach(DynoSpec spec, boolean tty, CompletableFuture<DynoTerminal> terminal) {
        try {
            Process keeper = launch(spec, kept -> kept.attached(tty));
            if (keeper == null) {
                terminal.completeExceptionally(new IOException("The dyno was stopped before it began"));
            } else {
                terminal.complete(new LocalTerminal(keeper, tty));
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Dyno " + about.name() + " cannot be started", e);
            terminal.completeExceptionally(new IOException("The dyno could not be set up: " + e.getMessage(), e));
            ended(NOT_STARTED);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Unless it was cancelled meanwhile, which is then reported as its exit. */
    private @Nullable Process launch(DynoSpec spec, Function<Keeper, ProcessBuilder> way)
            throws IOException, InterruptedException {
        Keeper keeper = furnish(spec);
        ProcessBuilder builder = way.apply(keeper);
        if (cancelled) {
            ended(KILLED);
            return null;
        }
        builder.environment().clear();
        builder.environment().putAll(around.hostEnvironment());
        builder.environment().putAll(keeper.environment());
        keeperStarted = true;
        begins();
        Process started = builder.start();
        started.toHandle().onExit().thenRun(this::keeperEnded);
        follow();
        process = awaitProcess();
        // By somebody who came before there was anything to be signalled.
        boolean early = cancelled;
        around.events().launched(about.id());
        if (early) {
            signal("TERM");
        }
        return started;
    }

    private Keeper furnish(DynoSpec spec) throws IOException, InterruptedException {
        try {
            folder.create(about.text(), spec.command());
            JvmBoot planned = around.rooms().boot(about, spec);
            boot = planned;
            return around.rooms().furnish(folder, about, spec, planned);
        } catch (CorruptSlugException corrupt) {
            around.events().corrupt(about.id(), corrupt.expected(), corrupt.actual());
            throw corrupt;
        }
    }

    /** Takes up a dyno of an earlier platform; false where it has ended meanwhile, which is then reported. */
    boolean adopt(long logged) throws IOException {
        output.skipTo(logged);
        process = awaitProcess();
        nap.adopt();
        DynoProcess found = process;
        if (folder.exitStatus().isEmpty() && found != null && found.isKeeperAlive()) {
            found.keeperHandle()
                    .ifPresentOrElse(keeper -> keeper.onExit().thenRun(this::keeperEnded), this::keeperEnded);
            follow();
            return true;
        }
        if (found != null) {
            thaw();
            found.signal("KILL");
        }
        unseen = true;
        keeperEnded();
        return false;
    }

    About about() {
        return about;
    }

    boolean isRunning() {
        return !ended;
    }

    void beginNap() {
        nap.begin();
    }

    /** Takes as long as it takes to give back its memory. */
    void freeze() {
        try {
            nap.freeze(known());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Dyno " + about.name() + " cannot be frozen", e);
        }
    }

    void thaw() {
        nap.end(process);
    }

    void signal(String name) {
        cancelled = true;
        thaw();
        if (ended) {
            return;
        }
        try {
            DynoProcess found = known();
            if (found != null) {
                found.signal(name);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Dyno " + about.name() + " cannot be signalled", e);
        }
    }

    void forget() {
        around.outputWatch().remove(folder.path());
        around.ports().giveBack(about.port());
        folder.delete();
    }

    private void follow() throws IOException {
        around.outputWatch().add(folder.path(), output::grew);
        if (about.port() > 0) {
            around.ports().await(about.address(), about.port(), () -> !ended, this::listens);
        }
    }

    private void begins() {
        JvmBoot beginning = boot;
        if (beginning != null) {
            beginning.begins();
        }
    }

    private void listens() {
        around.events().listening(about.id());
        JvmBoot over = boot;
        if (over != null) {
            over.listens(new Booted());
        }
    }

    /** The keeper writes this right after its start, unless it is killed before. */
    private @Nullable DynoProcess awaitProcess() throws IOException {
        long deadline = System.nanoTime() + KEEPER_PATIENCE.toNanos();
        DynoProcess found = folder.process();
        while (found == null && isKeeperUnderWay() && System.nanoTime() < deadline) {
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return null;
            }
            found = folder.process();
        }
        return found;
    }

    /** The same, found at most once. */
    private @Nullable DynoProcess known() throws IOException {
        DynoProcess found = process == null ? awaitProcess() : process;
        process = found;
        return found;
    }

    private boolean isKeeperUnderWay() {
        return keeperStarted || Files.exists(folder.path().resolve("claimed"));
    }

    private void keeperEnded() {
        // Not by the thread that reads, which others wait for.
        CompletableFuture.runAsync(this::endWithItsKeeper)
                .thenRun(() -> output.readToTheEnd(() -> ended(exitStatus())));
    }

    private int exitStatus() {
        try {
            return folder.exitStatus().orElse(KILLED);
        } catch (IOException unreadable) {
            return KILLED;
        }
    }

    /** Looks at what the dyno takes, by its control group or else by the processes that there are. */
    void measure(Supplier<ProcessTable> processes) {
        DynoProcess found = process;
        if (ended || found == null) {
            return;
        }
        around.limits()
                .usage(folder.name())
                .or(() -> Optional.of(processes.get().usage(found.leader())))
                .ifPresent(usage -> around.events().uses(about.id(), usage));
        tellIfOutOfMemory();
    }

    /** Ends what has filled the disk. */
    void exceeded(Excess excess) {
        if (!ended && told.add(excess)) {
            around.events().exceeded(about.id(), excess);
        }
    }

    private void tellIfOutOfMemory() {
        if (around.limits().isOutOfMemory(folder.name())) {
            exceeded(Excess.MEMORY);
        }
    }

    /** Where the keeper was killed before it could write down an end, the dyno may run on. */
    private void endWithItsKeeper() {
        try {
            DynoProcess found = folder.process();
            if (folder.exitStatus().isEmpty() && found != null) {
                thaw();
                found.signal("KILL");
                found.awaitEnd(KEEPER_PATIENCE);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What is left of " + about.name() + " cannot be ended", e);
        }
    }

    private void ended(int status) {
        tellIfOutOfMemory();
        ended = true;
        JvmBoot over = boot;
        if (over != null) {
            over.ended(cancelled);
        }
        if (unseen) {
            around.events().exitedUnseen(about.id(), status, folder.exitedAt());
        } else {
            around.events().exited(about.id(), status);
        }
    }

    private void sayWhyAndEnd(@Nullable String why) {
        try {
            Files.writeString(
                    folder.output(), "The dyno could not be set up: " + why + "\n", StandardOpenOption.APPEND);
        } catch (IOException alsoNotPossible) {
            LOG.log(Level.FINE, "No output for " + about.name(), alsoNotPossible);
        }
        output.readToTheEnd(() -> ended(NOT_STARTED));
    }

    /** What is asked of it for an archive. */
    private final class Booted implements BootedDyno {
        @Override
        public boolean isRunning() {
            return !ended && !cancelled && !nap.isWanted();
        }

        @Override
        public OptionalLong processInside() {
            DynoProcess found = process;
            return found == null ? OptionalLong.empty() : found.inside();
        }

        @Override
        public int uid() {
            return about.uid();
        }

        @Override
        public OptionalDouble memoryMb() {
            return around.limits()
                    .usage(folder.name())
                    .map(usage -> OptionalDouble.of(usage.memoryMb()))
                    .orElseGet(OptionalDouble::empty);
        }
    }
}
