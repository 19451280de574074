package slipway.service.dynos.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    protected final DynoSpec worker(String command) {
        return spec("worker.1", command, 0);
    }

    protected final DynoSpec web(String command) {
        return spec("web.1", command, runtime.freePort().orElse(5000));
    }

    private DynoSpec spec(String name, String command, int port) {
        Map<String, String> environment = Map.of("WHOM", "a b", "PORT", String.valueOf(port));
        return new DynoSpec(UUID.randomUUID(), UUID.randomUUID(), name, command, slugKey(), environment, port, 512);
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
