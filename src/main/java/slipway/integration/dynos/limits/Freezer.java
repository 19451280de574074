package slipway.integration.dynos.limits;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.integration.dynos.sandbox.Enclosure;

/**
 * Freezes all processes of a dyno at once by a control group: of version 2, which needs no controller for it and is there
 * beside version 1 on most machines, or else of version 1. Found out by trying, once.
 */
@ApplicationScoped
public class Freezer {
    private static final Logger LOG = Logger.getLogger(Freezer.class.getName());

    /** What holds the groups of all dynos; the same that {@link DynoLimits} uses. */
    private static final String NAME = "slipway";

    /** One version's way. */
    private record Way(Path base, String file, String frozen, String thawed) {
        Path folder(String dyno) {
            return base.resolve(dyno);
        }
    }

    private Optional<Way> way = Optional.empty();
    private boolean tried;

    /** Has the dyno join a group in which it can be frozen, where there are such groups. */
    public void join(Enclosure enclosure, String dyno) throws IOException {
        if (way().isPresent()) {
            enclosure.join(Files.createDirectories(way().get().folder(dyno)));
        }
    }

    /** Whether the dyno could be frozen so. */
    public boolean freeze(String dyno) {
        return way().filter(found -> hasProcesses(found.folder(dyno)))
                .filter(found -> write(found, dyno, found.frozen()))
                .isPresent();
    }

    /** Whether there is such a group, which is not frozen now. */
    public boolean thaw(String dyno) {
        return way().filter(found -> hasProcesses(found.folder(dyno)))
                .filter(found -> write(found, dyno, found.thawed()))
                .isPresent();
    }

    /** Removes the group of a dyno that has ended. */
    public void forget(String dyno) {
        way().ifPresent(found -> DynoLimits.remove(found.folder(dyno)));
    }

    private static boolean hasProcesses(Path folder) {
        try {
            return !Files.readString(folder.resolve("cgroup.procs")).isBlank();
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean write(Way way, String dyno, String text) {
        try {
            GroupFiles.write(way.folder(dyno), way.file(), text);
            return true;
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Dyno " + dyno + " cannot be made " + text, e);
            return false;
        }
    }

    private synchronized Optional<Way> way() {
        if (!tried) {
            tried = true;
            way = ways().stream().filter(Freezer::works).findFirst();
        }
        return way;
    }

    private static List<Way> ways() {
        try {
            return GroupMount.all().stream()
                    .sorted(Comparator.comparing(GroupMount::type).reversed())
                    .flatMap(mount -> way(mount).stream())
                    .toList();
        } catch (IOException e) {
            LOG.log(Level.FINE, "No control groups", e);
            return List.of();
        }
    }

    private static Optional<Way> way(GroupMount mount) {
        Path base = mount.path().resolve(NAME);
        if (mount.type().equals("cgroup2")) {
            return Optional.of(new Way(base, "cgroup.freeze", "1", "0"));
        }
        return mount.controllers().contains("freezer")
                ? Optional.of(new Way(base, "freezer.state", "FROZEN", "THAWED"))
                : Optional.empty();
    }

    private static boolean works(Way way) {
        Path probe = way.folder("probe-" + UUID.randomUUID());
        try {
            Files.createDirectories(probe);
            GroupFiles.write(probe, way.file(), way.thawed());
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.FINE, way.base() + " cannot freeze", e);
            return false;
        } finally {
            DynoLimits.remove(probe);
        }
    }
}
