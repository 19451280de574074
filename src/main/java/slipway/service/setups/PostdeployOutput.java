package slipway.service.setups;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import slipway.model.logs.LogLine;
import slipway.model.setups.AppSetup;
import slipway.service.logs.LogBuffer;
import slipway.service.logs.LogBuffers;
import slipway.service.logs.LogEntry;

/** What a postdeploy script has printed: it is in the app's log, where it also outlives the platform. */
@ApplicationScoped
public class PostdeployOutput {
    /** Characters of it that are kept, from its end: enough to see what went wrong. */
    private static final int MOST = 65_536;

    /** How long its last line is waited for; the end of a platform may have kept it from being said. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    LogBuffers buffers;

    /** Waits until everything that the script printed is in the log; the process has ended already. */
    String of(AppSetup setup) throws InterruptedException {
        LogBuffer buffer = buffers.of(setup.appId());
        Semaphore news = new Semaphore(1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        AutoCloseable watch = buffer.watch(news::release);
        try {
            while (!isComplete(buffer, setup.dynoName().orElseThrow())
                    && news.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                news.drainPermits();
            }
        } finally {
            close(watch);
        }
        return text(buffer, setup.dynoId().orElseThrow());
    }

    private static void close(AutoCloseable watch) {
        try {
            watch.close();
        } catch (Exception e) {
            throw new IllegalStateException("Ending to watch a log does not fail", e);
        }
    }

    /** The dyno manager's last word of a one-off, which comes after all that it printed. */
    private static boolean isComplete(LogBuffer buffer, String dyno) {
        return all(buffer).stream()
                .map(LogEntry::line)
                .anyMatch(line -> line.source().equals(LogLine.PLATFORM)
                        && line.process().equals(dyno)
                        && line.message().endsWith(" to complete"));
    }

    private static String text(LogBuffer buffer, UUID dynoId) {
        String text = all(buffer).stream()
                .filter(entry -> entry.cursor()
                        .filter(place -> place.dynoId().equals(dynoId))
                        .isPresent())
                .map(entry -> entry.line().message() + "\n")
                .collect(Collectors.joining());
        return text.substring(Math.max(0, text.length() - MOST)).replace("\0", "");
    }

    private static List<LogEntry> all(LogBuffer buffer) {
        return buffer.after(0, LogBuffer.CAPACITY);
    }
}
