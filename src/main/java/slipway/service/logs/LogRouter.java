package slipway.service.logs;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.model.Moment;
import slipway.model.logs.LogLine;

/**
 * Takes every line of every app: from dynos, the platform and people; one thread numbers, stores and shows them.
 *
 * <p>Neither the router nor a request ever waits here: when the queue is full their lines are dropped, counted, and
 * reported as L10 in the log of the app. Dyno output does wait, since it is safe on disk meanwhile.
 */
@ApplicationScoped
public class LogRouter {
    private static final Logger LOG = Logger.getLogger(LogRouter.class.getName());

    /** Lines on their way to disk, over all apps. */
    private static final int QUEUE = 65_536;

    /** Lines handled at once (SRC: Heroku's own host agent takes 500). */
    private static final int BATCH = 500;

    /** Time to store what is queued when the platform stops. */
    private static final long STOP_MILLIS = 5_000;

    private record Item(UUID appId, LogLine line, Optional<LogCursor> cursor, Optional<Runnable> stored) {}

    @Inject
    LogHistory history;

    @Inject
    LogBuffers buffers;

    @Inject
    LogForwarder forwarder;

    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer = new Thread(this::write, "log-writer");

    @PostConstruct
    void start() {
        writer.setDaemon(true);
        writer.start();
    }

    @PreDestroy
    void stop() {
        writer.interrupt();
        try {
            writer.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a person did, as Heroku words it: {@code app[api]: Scaled to web@2:Free by user me@example.com}. */
    public void api(UUID appId, String message) {
        accept(appId, new LogLine(Moment.now(), LogLine.APP, "api", message));
    }

    /** What the platform says about a dyno or a request: {@code heroku[web.1]: State changed from up to down}. */
    public void platform(UUID appId, String process, String message) {
        accept(appId, new LogLine(Moment.now(), LogLine.PLATFORM, process, message));
    }

    /** Takes a line without ever blocking. */
    public void accept(UUID appId, LogLine line) {
        if (!queue.offer(new Item(appId, line, Optional.empty(), Optional.empty()))) {
            dropped.incrementAndGet();
        }
    }

    /** Takes a line of a dyno's output, waiting for room; {@code stored} runs once it is in the history. */
    public void acceptOutput(UUID appId, LogLine line, LogCursor cursor, Runnable stored) throws InterruptedException {
        queue.put(new Item(appId, line, Optional.of(cursor), Optional.of(stored)));
    }

    private void write() {
        List<Item> batch = new ArrayList<>(BATCH);
        boolean running = true;
        while (running || !queue.isEmpty()) {
            try {
                if (running) {
                    batch.add(queue.take());
                }
                queue.drainTo(batch, BATCH);
                store(batch);
            } catch (InterruptedException stopping) {
                running = false;
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "Log lines could not be stored", e);
            }
            batch.clear();
        }
    }

    private void store(List<Item> batch) {
        Map<UUID, List<Item>> byApp = new LinkedHashMap<>();
        batch.forEach(item ->
                byApp.computeIfAbsent(item.appId(), id -> new ArrayList<>()).add(item));
        byApp.forEach((appId, items) -> {
            LogBuffer buffer = buffers.of(appId);
            List<LogEntry> entries = new ArrayList<>(items.size());
            items.forEach(item -> entries.add(buffer.number(item.line(), item.cursor())));
            long lost = dropped.getAndSet(0);
            if (lost > 0) {
                String message = "Error L10 (output buffer overflow): %d messages dropped since %s."
                        .formatted(lost, items.get(0).line().time());
                LogLine line = new LogLine(Moment.now(), LogLine.PLATFORM, LogLine.LOGPLEX, message);
                entries.add(buffer.number(line, Optional.empty()));
            }
            history.append(appId, entries);
            buffer.publish(entries);
            forwarder.forward(appId, entries);
            items.forEach(item -> item.stored().ifPresent(Runnable::run));
        });
    }
}
