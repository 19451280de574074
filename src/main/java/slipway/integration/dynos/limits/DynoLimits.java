package slipway.integration.dynos.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.config.Machine;
import slipway.config.Settings;
import slipway.integration.dynos.sandbox.Enclosure;
import slipway.model.Moment;
import slipway.service.dynos.runtime.Allowance;
import slipway.service.dynos.runtime.Usage;

/**
 * What each dyno and build may take, kept by the kernel's control groups. Which version of them this platform may use, if
 * any, is found out by trying, once; without them, dynos are only measured, from time to time.
 */
@ApplicationScoped
public class DynoLimits {
    private static final Logger LOG = Logger.getLogger(DynoLimits.class.getName());

    /** Processes that shut a dyno in: they are in its group, and are not the dyno's. */
    private static final int OF_THE_SANDBOX = 3;

    /** A group can be removed once the kernel has buried its last process. */
    private static final int REMOVALS = 100;

    private static final long REMOVAL_MILLIS = 20;

    /** What holds the groups of all dynos on this machine. */
    private static final String NAME = "slipway";

    /** By then, a group that was made has been joined. */
    private static final Duration JOINED = Duration.ofMinutes(1);

    @Inject
    Settings settings;

    private Optional<ControlGroups> groups = Optional.empty();
    private boolean tried;

    /** For people: what keeps the limits. */
    public String text() {
        return groups().map(
                        found -> "their memory, processes and shares of the processors are limited by " + found.name())
                .orElse(
                        "their memory is only looked at from time to time, since Slipway may use no control groups here");
    }

    /** Whether the kernel does so. */
    public boolean areKept() {
        return groups().isPresent();
    }

    /** Makes the dyno's group, which it joins when it is shut in, and in which it sees its own limits. */
    public void limit(Enclosure enclosure, String dyno, Allowance allowance) throws IOException {
        if (groups().isEmpty()) {
            return;
        }
        ControlGroups found = groups().get();
        found.create(dyno, withSandbox(allowance));
        for (Path folder : found.folders(dyno)) {
            enclosure.join(folder).readable(folder, found.seenAs(folder));
        }
    }

    private static Allowance withSandbox(Allowance allowance) {
        return new Allowance(
                allowance.memoryMb(),
                allowance.mostMemoryMb(),
                allowance.cpuShare(),
                allowance.processes() + OF_THE_SANDBOX);
    }

    /** What a dyno takes, where it has a group. */
    public Optional<Usage> usage(String dyno) {
        return groups().flatMap(found -> {
            try {
                return Optional.of(found.usage(dyno));
            } catch (IOException ended) {
                return Optional.empty();
            }
        });
    }

    /** Whether the kernel has ended processes of the dyno since there was no memory for them. */
    public boolean isOutOfMemory(String dyno) {
        try {
            return groups().isPresent() && groups().get().outOfMemory(dyno) > 0;
        } catch (IOException ended) {
            return false;
        }
    }

    /** Removes the group of a dyno that has ended. */
    public void forget(String dyno) {
        groups().ifPresent(found -> found.folders(dyno).forEach(DynoLimits::remove));
    }

    /**
     * Removes groups of dynos that have ended, which a kill of the platform has left. Those of other platforms on this
     * machine are among them; one with a process in it stays, and so does one that is still to be joined.
     */
    public void sweep() {
        groups().ifPresent(found -> {
            try {
                for (String dyno : found.dynos()) {
                    for (Path folder : found.folders(dyno)) {
                        sweep(folder);
                    }
                }
            } catch (IOException e) {
                LOG.log(Level.WARNING, "Control groups of dynos that have ended are left behind", e);
            }
        });
    }

    private static void sweep(Path folder) throws IOException {
        if (Files.isDirectory(folder)
                && Files.getLastModifiedTime(folder).toInstant().plus(JOINED).isBefore(Moment.now())
                && !folder.toFile().delete()) {
            LOG.log(Level.FINE, "{0} is in use", folder);
        }
    }

    static void remove(Path group) {
        for (int i = 0; i < REMOVALS && Files.isDirectory(group); i++) {
            if (group.toFile().delete()) {
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(REMOVAL_MILLIS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private synchronized Optional<ControlGroups> groups() {
        if (!tried) {
            tried = true;
            groups = candidates().stream().filter(this::works).findFirst();
        }
        return groups;
    }

    /** Version 1 first: where both are there, it has the controllers. */
    private List<ControlGroups> candidates() {
        List<ControlGroups> candidates = new ArrayList<>();
        try {
            List<GroupMount> mounts = GroupMount.all();
            List<GroupMount> split = mounts.stream()
                    .filter(mount -> mount.type().equals("cgroup")
                            && mount.controllers().stream().anyMatch(SplitGroups.CONTROLLERS::contains))
                    .toList();
            if (SplitGroups.CONTROLLERS.stream()
                    .allMatch(controller ->
                            split.stream().anyMatch(mount -> mount.controllers().contains(controller)))) {
                candidates.add(new SplitGroups(split, NAME));
            }
            mounts.stream()
                    .filter(mount -> mount.type().equals("cgroup2"))
                    .forEach(mount -> candidates.add(new UnifiedGroups(mount.path(), NAME)));
        } catch (IOException e) {
            LOG.log(Level.FINE, "No control groups", e);
        }
        return candidates;
    }

    /** What all dynos and builds may take together: all of theirs, but not all that the machine has. */
    private int memoryMb() {
        long wanted = settings.ceilings().dynoMemoryMb()
                + (long) settings.ceilings().buildsAtOnce()
                        * settings.ceilings().buildMemoryMb();
        return (int) Math.min(wanted, Machine.memoryMb() / 20L * 19);
    }

    private boolean works(ControlGroups candidate) {
        String probe = "probe-" + UUID.randomUUID();
        try {
            candidate.prepare(memoryMb());
            candidate.create(probe, new Allowance(64, 128, 1, 16));
            candidate.usage(probe);
            return candidate.outOfMemory(probe) == 0;
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.FINE, candidate.name() + " cannot be used", e);
            return false;
        } finally {
            candidate.folders(probe).forEach(DynoLimits::remove);
        }
    }
}
