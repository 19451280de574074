package slipway.integration.dynos;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.integration.archives.SlugArchive;
import slipway.integration.blobs.FileBlobStore;
import slipway.integration.dynos.jvm.ArchiveMaker;
import slipway.integration.dynos.jvm.JvmArchives;
import slipway.integration.dynos.limits.DiskUse;
import slipway.integration.dynos.limits.DynoLimits;
import slipway.integration.dynos.limits.Freezer;
import slipway.integration.dynos.network.DynoNetwork;
import slipway.integration.dynos.network.NetworkOf;
import slipway.integration.dynos.sandbox.Enclosure;
import slipway.integration.dynos.sandbox.Sandbox;
import slipway.integration.dynos.sandbox.SandboxLevel;
import slipway.integration.dynos.sandbox.Uids;
import slipway.integration.logs.DiskLogHistory;
import slipway.integration.scripts.ShippedScripts;
import slipway.service.logs.LogBuffers;

/** A home with runtimes of real processes, shut in as asked: all of a platform that its dynos need. */
final class LocalMachine {
    private static final Path SCRIPTS = Path.of("webapp/WEB-INF/scripts/dyno");

    final Home home;
    private final Path folder;
    private final Settings settings;
    private final Optional<SandboxLevel> level;
    private final FileBlobStore blobs;
    private final DynoNetwork network;
    private final DynoLimits limits;
    private final DiskUse diskUse;
    private final Freezer freezer = new Freezer();

    /** @param level how well dynos are shut in; if empty, as well as this machine lets them be */
    LocalMachine(Path folder, Optional<SandboxLevel> level) throws IOException {
        this.folder = folder;
        this.level = level;
        settings = Settings.of(Map.of(
                "SLIPWAY_HOME",
                folder.resolve("home").toString(),
                "PATH",
                System.getenv("PATH"),
                "SLIPWAY_DYNO_NETWORK",
                network(),
                "SLIPWAY_SAMPLE_INTERVAL",
                "PT0.3S",
                "SLIPWAY_JVM_ARCHIVE_AFTER",
                "PT0.2S",
                "SLIPWAY_DYNO_DISK_MB",
                "64",
                "SECRET",
                "platform's"));
        home = Wiring.wire(new Home(), settings);
        blobs = Wiring.wire(new FileBlobStore(), home);
        limits = Wiring.wire(new DynoLimits(), settings);
        diskUse = Wiring.wire(new DiskUse(), home, settings);
        network = NetworkOf.settings(settings);
        Path scripts = Files.createDirectories(home.scripts().resolve("dyno"));
        for (String script :
                List.of("keep.pl", "run.sh", "sandbox.pl", "system.pl", "filter.pl", "pageout.pl", "archive.pl")) {
            Files.copy(SCRIPTS.resolve(script), scripts.resolve(script));
        }
    }

    /** Of its own for each JVM that tests. */
    private static String network() {
        long pid = ProcessHandle.current().pid();
        return "10.%d.%d.0/24".formatted(100 + pid % 100, pid / 100 % 256);
    }

    /** Packs a folder; returns the slug's key. */
    String slug(Path app) throws IOException {
        Path packed = folder.resolve("slug");
        String key = SlugArchive.pack(app, packed).sha256();
        blobs.put(key, packed);
        return key;
    }

    /** A runtime that finds what those before it have left; its dynos have {@code shared} besides what all have. */
    LocalRuntime newRuntime(Path... shared) {
        ShippedScripts scripts = Wiring.wire(new ShippedScripts(), home);
        Sandbox sandbox = Wiring.wire(new SharingSandbox(List.of(shared)), home, scripts);
        SlugCache slugs = Wiring.wire(new SlugCache(), home, blobs, sandbox);
        DynoRooms rooms = Wiring.wire(
                new DynoRooms(),
                sandbox,
                slugs,
                scripts,
                settings,
                new Uids(),
                network,
                limits,
                freezer,
                archives(sandbox, scripts));
        Naps naps = Wiring.wire(new Naps(), freezer, scripts);
        LogBuffers buffers = Wiring.wire(new LogBuffers(), Wiring.wire(new DiskLogHistory(), home));
        return Wiring.wire(new LocalRuntime(), home, settings, slugs, buffers, rooms, limits, diskUse, naps);
    }

    boolean shutsIn() {
        return level.filter(found -> found == SandboxLevel.NONE).isEmpty();
    }

    /** Whether the kernel keeps dynos to what they may take. */
    boolean hasLimits() {
        return limits.areKept() && shutsIn();
    }

    boolean hasNetworks() {
        return network.works();
    }

    /** What runs builds, with the same machine under it. */
    LocalOneOffs newOneOffs() {
        ShippedScripts scripts = Wiring.wire(new ShippedScripts(), home);
        Sandbox sandbox = Wiring.wire(new SharingSandbox(List.of()), home, scripts);
        SlugCache slugs = Wiring.wire(new SlugCache(), home, blobs, sandbox);
        Uids uids = new Uids();
        DynoRooms rooms = Wiring.wire(
                new DynoRooms(),
                sandbox,
                slugs,
                scripts,
                settings,
                uids,
                network,
                limits,
                freezer,
                archives(sandbox, scripts));
        return Wiring.wire(new LocalOneOffs(), home, settings, scripts, sandbox, uids, rooms, limits, diskUse);
    }

    private JvmArchives archives(Sandbox sandbox, ShippedScripts scripts) {
        return Wiring.wire(new JvmArchives(), settings, Wiring.wire(new ArchiveMaker(), settings, scripts, sandbox));
    }

    /** Takes a runtime away as the end of the platform's process does. */
    static void close(LocalRuntime closing) throws ReflectiveOperationException {
        closing.close();
        // The end of the process closes this one; here it would use up the machine's inotify instances.
        Field surroundings = LocalRuntime.class.getDeclaredField("surroundings");
        surroundings.setAccessible(true);
        ((Surroundings) surroundings.get(closing)).outputWatch().close();
    }

    private final class SharingSandbox extends Sandbox {
        private final List<Path> shared;

        private SharingSandbox(List<Path> shared) {
            this.shared = shared;
        }

        @Override
        public SandboxLevel level() {
            return level.orElseGet(super::level);
        }

        @Override
        public List<String> around(Enclosure enclosure, Path root) {
            shared.forEach(enclosure::writable);
            return super.around(enclosure, root);
        }
    }
}
