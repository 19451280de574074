package slipway.integration.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import slipway.service.builds.BuildFailedException;

/** Ends a fetch that takes too long, brings too much, or that nobody waits for any more. */
final class FetchLimit extends EmptyProgressMonitor {
    private static final long MEGABYTE = 1024L * 1024L;
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private final Path folder;
    private final Duration atMost;
    private final int limitMb;
    private final long begin = System.nanoTime();
    private long looked = begin;
    private boolean tooLarge;

    FetchLimit(Path folder, Duration atMost, int limitMb) {
        this.folder = folder;
        this.atMost = atMost;
        this.limitMb = limitMb;
    }

    @Override
    public boolean isCancelled() {
        return Thread.currentThread().isInterrupted() || isTooLate() || isTooLarge();
    }

    /** Says why the fetch was ended, if it was. */
    void require() throws BuildFailedException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("The build was canceled");
        }
        if (isTooLate()) {
            throw new BuildFailedException("Fetching took longer than %d minutes.".formatted(atMost.toMinutes()));
        }
        if (tooLarge) {
            throw new BuildFailedException("The repository is larger than %d MB.".formatted(limitMb));
        }
    }

    private boolean isTooLate() {
        return System.nanoTime() - begin > atMost.toNanos();
    }

    private boolean isTooLarge() {
        if (!tooLarge && System.nanoTime() - looked > LOOK_NANOS) {
            looked = System.nanoTime();
            tooLarge = size() > limitMb * MEGABYTE;
        }
        return tooLarge;
    }

    private long size() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | UncheckedIOException changing) {
            return 0;
        }
    }
}
