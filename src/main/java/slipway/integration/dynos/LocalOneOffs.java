package slipway.integration.dynos;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.integration.dynos.limits.DiskUse;
import slipway.integration.dynos.limits.DynoLimits;
import slipway.integration.dynos.network.Wire;
import slipway.integration.dynos.output.OutputTail;
import slipway.integration.dynos.sandbox.Enclosure;
import slipway.integration.dynos.sandbox.Sandbox;
import slipway.integration.dynos.sandbox.Uids;
import slipway.integration.scripts.ShippedScripts;
import slipway.service.dynos.runtime.Allowance;
import slipway.service.dynos.runtime.OneOffRunner;

/** One-off commands as process groups of this machine, kept like dynos, but ended with the platform that began them. */
@ApplicationScoped
public class LocalOneOffs implements OneOffRunner {
    /** Tells their folders from those of dynos. */
    static final String PREFIX = "one-off-";

    private static final long POLL_MILLIS = 50;

    /** Compilers of many files use more than a dyno may. */
    private static final int PROCESSES = 4_096;

    /** How long a killed process may take to be gone. */
    private static final long END_SECONDS = 5;

    @Inject
    Home home;

    @Inject
    ShippedScripts scripts;

    @Inject
    Sandbox sandbox;

    @Inject
    Uids uids;

    @Inject
    DynoRooms rooms;

    @Inject
    DynoLimits limits;

    @Inject
    DiskUse diskUse;

    @Inject
    Settings settings;

    @Override
    public int run(OneOff oneOff, Consumer<String> lines) throws IOException, InterruptedException {
        Enclosure enclosure = new Enclosure(uids.lease(oneOff.appId()));
        Optional<Wire> wire = rooms.wire();
        try {
            wire.ifPresent(found -> rooms.connect(enclosure, found));
            return run(oneOff, enclosure, lines);
        } finally {
            wire.ifPresent(rooms::giveBack);
            uids.giveBack(oneOff.appId());
        }
    }

    private int run(OneOff oneOff, Enclosure enclosure, Consumer<String> lines)
            throws IOException, InterruptedException {
        DynoFolder folder = new DynoFolder(home.dynos().resolve(PREFIX + UUID.randomUUID()));
        folder.create(PREFIX, "");
        OutputTail tail = new OutputTail(folder.output(), 0);
        Process keeper = start(folder, oneOff, enclosure);
        long deadline = System.nanoTime() + oneOff.atMost().toNanos();
        long look = System.nanoTime() + settings.sampleInterval().toNanos();
        try {
            while (!keeper.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                read(folder, tail, false, lines);
                if (System.nanoTime() > deadline) {
                    throw new TimedOutException(oneOff.atMost());
                }
                if (System.nanoTime() > look) {
                    look = System.nanoTime() + settings.sampleInterval().toNanos();
                    requireRoom(folder, oneOff);
                }
            }
            while (read(folder, tail, true, lines)) {
                // There is more of it than is read at once.
            }
            if (limits.isOutOfMemory(folder.name())) {
                lines.accept(" !     Out of memory: a build may take %d MB (SLIPWAY_BUILD_MEMORY_MB)."
                        .formatted(settings.ceilings().buildMemoryMb()));
            }
            return folder.exitStatus().orElse(1);
        } finally {
            kill(folder);
            awaitEnd(keeper);
            limits.forget(folder.name());
            folder.delete();
        }
    }

    private void requireRoom(DynoFolder folder, OneOff oneOff) throws IOException {
        List<Path> written = new ArrayList<>(oneOff.others());
        written.addAll(List.of(oneOff.folder(), folder.path()));
        if (diskUse.isTooMuch(written, settings.ceilings().buildDiskMb())) {
            throw new IOException(
                    "It wrote more to disk than the %d MB that a build may (SLIPWAY_BUILD_DISK_MB), or the platform's disk"
                                    .formatted(settings.ceilings().buildDiskMb())
                            + " is full");
        }
    }

    private Allowance allowance() {
        int memory = settings.ceilings().buildMemoryMb();
        return new Allowance(memory, memory, 1, PROCESSES);
    }

    /** Whether there is more. */
    private static boolean read(DynoFolder folder, OutputTail tail, boolean over, Consumer<String> lines)
            throws IOException, InterruptedException {
        return tail.read(over, (line, end, last) -> {
            lines.accept(line);
            if (last) {
                folder.keepOffset(end);
            }
        });
    }

    /** So that nothing is written any more where the caller cleans up now, even when it was interrupted. */
    private static void awaitEnd(Process keeper) {
        keeper.onExit().completeOnTimeout(keeper, END_SECONDS, TimeUnit.SECONDS).join();
    }

    private Process start(DynoFolder folder, OneOff oneOff, Enclosure enclosure) throws IOException {
        enclosure
                .writable(folder.makeTmp(), "/tmp")
                .writable(oneOff.folder())
                .home(oneOff.folder().toString());
        oneOff.others().forEach(enclosure::writable);
        oneOff.readable().forEach(enclosure::readable);
        if (sandbox.shutsIn()) {
            limits.limit(enclosure, folder.name(), allowance());
        }
        Keeper keeper = new Keeper(
                scripts.path(Keeper.SCRIPT),
                folder.path(),
                settings.ceilings().buildDiskMb(),
                sandbox.around(enclosure, folder.makeRoot()),
                oneOff.command(),
                Map.of());
        ProcessBuilder builder = keeper.kept().directory(oneOff.folder().toFile());
        builder.environment().clear();
        builder.environment().putAll(oneOff.environment());
        return builder.start();
    }

    /** Ends what an earlier platform has left running, and only then removes the folder. */
    static void killLeftOver(DynoFolder folder) throws IOException {
        kill(folder);
        DynoProcess process = folder.process();
        if (process != null) {
            process.awaitEnd(Duration.ofSeconds(END_SECONDS));
        }
        folder.delete();
    }

    private static void kill(DynoFolder folder) throws IOException {
        folder.claim();
        DynoProcess process = folder.process();
        if (process != null) {
            process.signal("KILL");
        }
    }
}
