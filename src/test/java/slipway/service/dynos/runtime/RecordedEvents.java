package slipway.service.dynos.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes down what a runtime reports, each event as a short text, and lets tests wait for it.
 *
 * <p>The texts are {@code launched}, {@code listening}, {@code exited STATUS} (with
 * {@code before} or {@code at some time} where nobody looked), {@code exceeded WHAT},
 * {@code uses MEGABYTES} and {@code NAME: LINE @OFFSET}.
 */
public final class RecordedEvents implements DynoEvents {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private record Event(UUID dynoId, String what) {}

    private final List<Event> events = new ArrayList<>();
    private final boolean storing;

    /** @param storing whether lines become safe, so that they need not be reported again */
    public RecordedEvents(boolean storing) {
        this.storing = storing;
    }

    @Override
    public void launched(UUID dynoId) {
        add(dynoId, "launched");
    }

    @Override
    public void listening(UUID dynoId) {
        add(dynoId, "listening");
    }

    @Override
    public void exited(UUID dynoId, int status) {
        add(dynoId, "exited " + status);
    }

    @Override
    public void exitedUnseen(UUID dynoId, int status, Optional<Instant> at) {
        add(dynoId, "exited " + status + (at.isPresent() ? " before" : " at some time"));
    }

    @Override
    public void uses(UUID dynoId, Usage usage) {
        add(dynoId, "uses " + (int) usage.memoryMb());
    }

    @Override
    public void exceeded(UUID dynoId, Excess excess) {
        add(dynoId, "exceeded " + excess);
    }

    @Override
    public void corrupt(UUID dynoId, String expected, String actual) {
        add(dynoId, "corrupt " + expected);
    }

    @Override
    public void output(UUID appId, UUID dynoId, String name, Instant time, String line, long offset, Runnable stored) {
        if (storing) {
            stored.run();
        }
        add(dynoId, name + ": " + line + " @" + offset);
    }

    /** All that was reported of a dyno but how much it takes, in order. */
    public synchronized List<String> of(UUID dynoId) {
        return events.stream()
                .filter(event -> event.dynoId().equals(dynoId) && !event.what().startsWith("uses "))
                .map(Event::what)
                .toList();
    }

    /** Only the output among it. */
    public List<String> outputOf(UUID dynoId) {
        return of(dynoId).stream().filter(what -> what.contains(" @")).toList();
    }

    /** Waits for an event that begins like this. */
    public synchronized void await(UUID dynoId, String beginning) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (of(dynoId).stream().noneMatch(what -> what.startsWith(beginning))) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("No \"" + beginning + "\" after " + PATIENCE + ", only " + of(dynoId));
            }
            wait(left);
        }
    }

    /** What was measured last, in MiB; 0 before. */
    public synchronized int lastUseOf(UUID dynoId) {
        return events.stream()
                .filter(event -> event.dynoId().equals(dynoId) && event.what().startsWith("uses "))
                .mapToInt(event -> Integer.parseInt(event.what().substring("uses ".length())))
                .reduce(0, (before, last) -> last);
    }

    private synchronized void add(UUID dynoId, String what) {
        events.add(new Event(dynoId, what));
        notifyAll();
    }
}
