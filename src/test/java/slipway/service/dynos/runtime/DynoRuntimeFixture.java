package slipway.service.dynos.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A platform's runtime under test, which is taken away and comes back, and the dynos that were started on it. */
abstract class DynoRuntimeFixture {
    private final List<UUID> started = new ArrayList<>();
    private RecordedEvents events = new RecordedEvents(true);
    private DynoRuntime runtime;

    /** Makes what the runtimes run on, before the first of them. */
    protected void prepare() throws Exception {}

    /** A runtime that finds what the ones before it have left. */
    protected abstract DynoRuntime newRuntime() throws Exception;

    /** Takes a runtime away as the end of the platform's process does: its dynos run on. */
    protected abstract void close(DynoRuntime closing) throws Exception;

    /** The key of a slug with which the words can be run. */
    protected abstract String slugKey();

    protected abstract void open(String gate) throws Exception;

    /** Waits until none of the dyno's processes gets any time. */
    protected abstract void awaitFrozen(UUID dyno) throws Exception;

    /** Waits until a dyno has opened this gate. */
    protected abstract void await(String gate) throws Exception;

    @BeforeEach
    void startThePlatform() throws Exception {
        prepare();
        runtime = newRuntime();
        assertThat(runtime.adopt(events)).isEmpty();
    }

    @AfterEach
    void stopEverything() throws Exception {
        for (UUID dyno : started) {
            runtime.kill(dyno);
            events.await(dyno, "exited");
        }
        close(runtime);
    }

    protected final UUID start(String command) {
        return start(worker(command));
    }

    protected final UUID start(DynoSpec spec) {
        started.add(spec.id());
        runtime.start(spec);
        return spec.id();
    }

    /** Starts a one-off at whose input and output the test sits. */
    protected final Client attach(String command, boolean tty) throws Exception {
        DynoSpec spec = spec("run.1234", command, 0);
        started.add(spec.id());
        return new Client(
                spec.id(), runtime.attach(spec, tty).toCompletableFuture().get(20, TimeUnit.SECONDS));
    }

    /** The client of an attached one-off. */
    protected record Client(UUID dyno, DynoTerminal terminal) {
        public void type(String text) throws IOException {
            terminal.input().write(text.getBytes(StandardCharsets.UTF_8));
            terminal.input().flush();
        }

        /** Reads until {@code text} has come, and returns all that came. */
        public String awaitOutput(String text) throws IOException {
            StringBuilder seen = new StringBuilder();
            while (seen.indexOf(text) < 0) {
                int one = terminal.output().read();
                if (one < 0) {
                    throw new AssertionError("It ended without \"" + text + "\": " + seen);
                }
                seen.append((char) one);
            }
            return seen.toString();
        }

        /** All that comes until the command has ended. */
        public String restOfOutput() throws IOException {
            StringBuilder seen = new StringBuilder();
            for (int one = terminal.output().read();
                    one >= 0;
                    one = terminal.output().read()) {
                seen.append((char) one);
            }
            return seen.toString();
        }
    }

    protected final DynoSpec worker(String command) {
        return spec("worker.1", command, 0);
    }

    protected final DynoSpec web(String command) {
        return spec("web.1", command, runtime.freePort().orElse(5000));
    }

    private DynoSpec spec(String name, String command, int port) {
        Map<String, String> environment =
                Map.of("WHOM", "a b", "PORT", String.valueOf(port), "LINES", "41", "COLUMNS", "132", "TERM", "vt220");
        return new DynoSpec(
                UUID.randomUUID(),
                UUID.randomUUID(),
                name,
                command,
                slugKey(),
                environment,
                port,
                new Allowance(64, 128, 1, 64));
    }

    protected final DynoRuntime runtime() {
        return runtime;
    }

    protected final RecordedEvents events() {
        return events;
    }

    /** Gives the runtime the time to report once too often. */
    protected final void runAnotherOne() throws Exception {
        events.await(start("exit 0"), "exited");
    }

    protected final List<DynoRuntime.Known> restartThePlatform() throws Exception {
        close(runtime);
        return startTheNextPlatform();
    }

    protected final List<DynoRuntime.Known> startTheNextPlatform() throws Exception {
        return startTheNextPlatform(new RecordedEvents(true));
    }

    protected final List<DynoRuntime.Known> startTheNextPlatform(RecordedEvents fresh) throws Exception {
        events = fresh;
        runtime = newRuntime();
        return runtime.adopt(events);
    }
}
