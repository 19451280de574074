package slipway.integration.dynos.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import slipway.integration.dynos.jvm.BootTimes.Way;
import slipway.service.dynos.runtime.DynoSpec;

/** One boot of one dyno: how its JVM is told of an archive, and what is learnt from it. */
public final class JvmBoot {
    private final JvmArchives archives;
    private final DynoSpec spec;
    private final @Nullable ArchiveKind kind;
    private final @Nullable ArchiveFolder folder;
    private final AtomicBoolean over = new AtomicBoolean();
    private Way way;
    private volatile long begin;

    JvmBoot(JvmArchives archives, DynoSpec spec, @Nullable ArchiveKind kind, @Nullable ArchiveFolder folder, Way way) {
        this.archives = archives;
        this.spec = spec;
        this.kind = kind;
        this.folder = folder;
        this.way = way;
    }

    DynoSpec spec() {
        return spec;
    }

    /** Links the archive that is to be used to {@code name}: so it stays, whatever becomes of it elsewhere. */
    public Optional<Path> archive(Path name) throws IOException {
        if (folder == null || way != Way.ARCHIVED) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.createLink(name, folder.archive()));
        } catch (NoSuchFileException dropped) {
            way = Way.PLAIN;
            return Optional.empty();
        }
    }

    /** Where dynos see it. */
    public String mountedAt() {
        return ArchiveKind.MOUNTED;
    }

    /** What the dyno's environment becomes: our options come first, so that the app's own say the last word. */
    public Map<String, String> environment() {
        if (kind == null || way == Way.PLAIN) {
            return spec.environment();
        }
        String options = way == Way.RECORDING ? kind.recordingOptions() : kind.usingOptions();
        Map<String, String> environment = new HashMap<>(spec.environment());
        environment.merge(kind.variable(), options, (own, ours) -> (ours + " " + own).strip());
        return environment;
    }

    /** Must be called right before the launch. */
    public void begins() {
        begin = System.nanoTime();
    }

    /** To be called once it listens. */
    public void listens(BootedDyno dyno) {
        // A dyno that an earlier platform has launched tells nothing about how long it took.
        if (folder != null && kind != null && begin != 0 && over.compareAndSet(false, true)) {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            archives.booted(this, kind, folder, way, millis, dyno);
        }
    }

    /**
     * To be called when it has ended.
     *
     * @param asked whether it was told to end; one that was not and never listened may have ended of its options
     */
    public void ended(boolean asked) {
        if (folder != null && begin != 0 && over.compareAndSet(false, true)) {
            archives.failed(folder, way, asked);
        }
    }
}
