package slipway.integration.dynos.jvm;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import slipway.config.Settings;
import slipway.integration.archives.Sha256;
import slipway.integration.dynos.jvm.BootTimes.Verdict;
import slipway.integration.dynos.jvm.BootTimes.Way;
import slipway.service.DaemonThreads;
import slipway.service.dynos.runtime.DynoSpec;

/**
 * Lets web dynos on a JVM boot from an archive of what the first healthy one of the same slug, JDK, command and options
 * has loaded.
 *
 * <p>Only web dynos, since only they say when they are healthy; only where dynos are shut in, since elsewhere each
 * has its classes at another path. A dyno that ends before it listens, without having been told to, may have ended of
 * what we told its JVM: then the same is never told again. Of several dynos that start at once, one records.
 */
@ApplicationScoped
public class JvmArchives {
    private static final Logger LOG = Logger.getLogger(JvmArchives.class.getName());

    /** What an unpacked slug's name is followed by in that of the folder with its archives. */
    private static final String FOLDER = ".archives";

    @Inject
    Settings settings;

    @Inject
    ArchiveMaker maker;

    private final Set<String> recording = new HashSet<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("dyno-archives"));

    @PreDestroy
    void close() {
        timer.shutdownNow();
    }

    /** The name of the unpacked slug to which a folder beside it belongs. */
    public static String slugOf(String folder) {
        return folder.endsWith(FOLDER) ? folder.substring(0, folder.length() - FOLDER.length()) : folder;
    }

    /** A boot in which all is left as it is. */
    public JvmBoot plain(DynoSpec spec) {
        return new JvmBoot(this, spec, null, null, Way.PLAIN);
    }

    /** How a dyno that is shut in should boot. */
    public JvmBoot plan(DynoSpec spec, Path slug) {
        if (!settings.jvmArchives() || spec.port() == 0) {
            return plain(spec);
        }
        return Jdk.of(slug)
                .flatMap(jdk -> ArchiveKind.of(jdk, spec.command(), spec.environment())
                        .map(kind -> plan(spec, slug, kind, key(jdk, kind, spec))))
                .orElseGet(() -> plain(spec));
    }

    private synchronized JvmBoot plan(DynoSpec spec, Path slug, ArchiveKind kind, String key) {
        ArchiveFolder folder = new ArchiveFolder(slug.resolveSibling(slug.getFileName() + FOLDER), key);
        Way way = folder.times().next(Files.exists(folder.archive()));
        if (way == Way.RECORDING && !recording.add(folder.name())) {
            return plain(spec);
        }
        return new JvmBoot(this, spec, kind, folder, way);
    }

    /** Takes note of how long it took, and follows from it what is to become of the archive. */
    void booted(JvmBoot boot, ArchiveKind kind, ArchiveFolder folder, Way way, long millis, BootedDyno dyno) {
        note(folder, way, millis);
        if (way == Way.RECORDING) {
            timer.schedule(
                    () -> make(boot.spec(), kind, folder, dyno),
                    settings.jvmArchiveAfter().toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void note(ArchiveFolder folder, Way way, long millis) {
        BootTimes before = folder.times();
        if (before.isGivenUp() || before.verdict() != Verdict.OPEN) {
            return;
        }
        BootTimes times = before.with(way, millis);
        Verdict verdict = times.verdict();
        keep(folder, verdict == Verdict.DROP ? times.givenUp() : times);
        if (verdict == Verdict.DROP) {
            LOG.info("The archive %s is dropped: with it the app boots in %d ms, without in %d ms"
                    .formatted(
                            folder.name(),
                            times.shortest(Way.ARCHIVED).orElse(0),
                            times.shortest(Way.PLAIN).orElse(0)));
            drop(folder);
        }
    }

    synchronized void failed(ArchiveFolder folder, Way way, boolean asked) {
        if (way == Way.RECORDING) {
            recording.remove(folder.name());
        }
        if (way != Way.PLAIN && !asked) {
            giveUp(folder, "a dyno has ended before it listened");
        }
    }

    private void make(DynoSpec spec, ArchiveKind kind, ArchiveFolder folder, BootedDyno dyno) {
        try {
            if (!dyno.isRunning()) {
                // The next one may live longer.
                return;
            }
            maker.make(spec, kind, folder, dyno);
            LOG.info(() -> "The archive %s is made, of %d KB"
                    .formatted(folder.name(), folder.archive().toFile().length() >> 10));
        } catch (IOException e) {
            if (dyno.isRunning()) {
                LOG.log(Level.FINE, "No archive", e);
                giveUp(folder, String.valueOf(e.getMessage()));
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "No archive of " + folder.name(), e);
        } finally {
            synchronized (this) {
                recording.remove(folder.name());
            }
        }
    }

    private synchronized void giveUp(ArchiveFolder folder, String why) {
        LOG.info("No archive %s from now on: %s".formatted(folder.name(), why));
        keep(folder, folder.times().givenUp());
        drop(folder);
    }

    private static void keep(ArchiveFolder folder, BootTimes times) {
        try {
            folder.keep(times);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "How long dynos boot cannot be kept", e);
        }
    }

    private static void drop(ArchiveFolder folder) {
        try {
            folder.drop();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "An archive that is not used stays", e);
        }
    }

    /** Of whose it is, and all that a JVM compares with its archive or that makes it load something else. */
    private static String key(Jdk jdk, ArchiveKind kind, DynoSpec spec) {
        MessageDigest sha256 = Sha256.begin();
        Stream.concat(
                        Stream.of(spec.appId().toString(), jdk.build(), kind.name(), spec.command()),
                        Stream.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH", "MEMORY_AVAILABLE")
                                .map(name -> Optional.ofNullable(
                                                spec.environment().get(name))
                                        .map(value -> "=" + value)
                                        .orElse("")))
                .forEach(part -> {
                    sha256.update(part.getBytes(StandardCharsets.UTF_8));
                    sha256.update((byte) 0);
                });
        return HexFormat.of().formatHex(sha256.digest(), 0, 8);
    }
}
