package slipway.integration.drains;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import slipway.integration.drains.wire.DrainConnection;
import slipway.integration.drains.wire.Frame;
import slipway.integration.drains.wire.Outcome;
import slipway.integration.drains.wire.Protocol;
import slipway.model.Moment;
import slipway.model.logs.LogLine;
import slipway.service.logs.drains.DrainAddresses;
import slipway.service.logs.drains.OpenDrain;

/** Sends one drain's lines, frame by frame; it has a thread only while there is something to send. */
final class DrainWorker {
    private static final Logger LOG = Logger.getLogger(DrainWorker.class.getName());

    /** An attempt that takes longer makes its drain a slow one. */
    private static final Duration SLOW = Duration.ofSeconds(1);

    /** SRC: logplex. */
    private static final Duration MAX_AGE = Duration.ofHours(5);

    private final OpenDrain drain;
    private final Protocol protocol;
    private final DrainAddresses addresses;
    private final Lanes lanes;
    private final Consumer<String> appLog;
    private final DrainBuffer buffer = new DrainBuffer();
    private final Losses losses = new Losses();
    private final Complaints complaints = new Complaints();

    /** Whoever has set it may run, and nobody else: it guards the fields below. */
    private final AtomicBoolean busy = new AtomicBoolean();

    private @Nullable Frame frame;
    private int tries;
    private int failures;
    private volatile boolean slow;
    private volatile boolean troubled;
    private volatile long lastUsed = System.nanoTime();
    private volatile @Nullable DrainConnection connection;
    private volatile boolean closed;

    DrainWorker(OpenDrain drain, DrainAddresses addresses, Lanes lanes, Consumer<String> appLog) {
        this.drain = drain;
        this.protocol = Protocol.of(drain);
        this.addresses = addresses;
        this.lanes = lanes;
        this.appLog = appLog;
    }

    OpenDrain drain() {
        return drain;
    }

    /**
     * Takes lines without blocking. What the log says of itself never costs a line, and waits until a drain in trouble
     * gets on again.
     */
    void accept(LogLine line) {
        if (line.isAboutTheLog()) {
            buffer.hold(line);
        } else if (buffer.push(line)) {
            losses.add(1, Moment.now());
        }
        if (!troubled) {
            buffer.release();
        }
        start();
    }

    private void start() {
        if (!closed && !buffer.isEmpty() && busy.compareAndSet(false, true)) {
            lanes.run(this::run, slow);
        }
    }

    private void run() {
        try {
            if (closed) {
                disconnect();
            } else {
                step();
            }
        } catch (RuntimeException e) {
            if (closed) {
                return;
            }
            LOG.log(Level.SEVERE, "The drain to " + drain.url().place() + " has stumbled", e);
            again(protocol.delays().most());
        }
    }

    private void step() {
        Frame sent = frame == null ? nextFrame().orElse(null) : frame;
        frame = sent;
        if (sent == null) {
            rest();
            return;
        }
        long began = System.nanoTime();
        Outcome outcome = attempt(sent);
        lastUsed = System.nanoTime();
        slow = outcome == Outcome.FAILED || lastUsed - began > SLOW.toNanos();
        troubled = outcome != Outcome.DELIVERED;
        failures = outcome == Outcome.FAILED ? failures + 1 : 0;
        tries++;
        if (outcome != Outcome.FAILED || tries >= protocol.tries()) {
            if (outcome != Outcome.DELIVERED) {
                losses.add(sent.count(), Moment.now());
            }
            frame = null;
            tries = 0;
        }
        losses.report(!troubled, Moment.now()).ifPresent(appLog);
        if (!troubled) {
            buffer.release();
        }
        again(outcome == Outcome.FAILED ? protocol.delays().after(failures) : Duration.ZERO);
    }

    private void again(Duration delay) {
        if (!delay.isZero()) {
            lanes.runLater(this::run, delay);
        } else {
            lanes.run(this::run, slow);
        }
    }

    private void rest() {
        if (closed) {
            disconnect();
        }
        busy.set(false);
        start();
    }

    private Optional<Frame> nextFrame() {
        String token = drain.drain().token();
        List<LogLine> lines =
                buffer.take(Frame.TARGET_BYTES, line -> protocol.framing().write(line, token).length);
        return lines.isEmpty() ? Optional.empty() : Optional.of(new Frame(lines, protocol.framing(), token));
    }

    private Outcome attempt(Frame sent) {
        try {
            DrainConnection open = connected();
            Outcome outcome = inTime(open, () -> protocol.send(sent, drain, open));
            complaints.forget();
            return outcome;
        } catch (IOException e) {
            LOG.log(Level.FINE, e, () -> "No line gets to " + drain.url().place());
            disconnect();
            complaints.about(e, drain.url(), Moment.now()).ifPresent(appLog);
            return Outcome.FAILED;
        }
    }

    private DrainConnection connected() throws IOException {
        DrainConnection present = connection;
        if (present != null && !present.isOlderThan(MAX_AGE) && !present.isStale()) {
            return present;
        }
        disconnect();
        DrainConnection fresh = DrainConnection.open(drain.url(), addresses);
        connection = fresh;
        inTime(fresh, () -> {
            fresh.begin(drain.url(), protocol.timeout());
            return Outcome.DELIVERED;
        });
        return fresh;
    }

    /** Something that may block. */
    private interface Work {
        Outcome run() throws IOException;
    }

    /** Cuts the connection when time is up, since sockets know no time limit for writing. */
    private Outcome inTime(DrainConnection used, Work work) throws IOException {
        Future<?> alarm = lanes.alarm(used::abort, protocol.timeout());
        try {
            return work.run();
        } finally {
            alarm.cancel(false);
        }
    }

    private void disconnect() {
        DrainConnection present = connection;
        connection = null;
        if (present != null) {
            present.close();
        }
    }

    /** Ends a connection that has not been of use for long. */
    void closeIfIdle() {
        boolean idle = connection != null
                && System.nanoTime() - lastUsed
                        > TimeUnit.SECONDS.toNanos(protocol.idle().toSeconds());
        if (idle && busy.compareAndSet(false, true)) {
            lanes.run(
                    () -> {
                        disconnect();
                        rest();
                    },
                    slow);
        }
    }

    /** Ends it for good, whatever is under way. */
    void close() {
        closed = true;
        DrainConnection present = connection;
        if (present != null) {
            present.abort();
        }
    }
}
