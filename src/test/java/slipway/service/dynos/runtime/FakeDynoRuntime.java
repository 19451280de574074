package slipway.service.dynos.runtime;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A runtime without processes: its dynos work off commands of few words on a {@link FakeMachine}, at once. */
public final class FakeDynoRuntime implements DynoRuntime {
    private final FakeMachine machine;
    private final Runnable watcher = this::report;
    private final ExecutorService reporter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "fake-dyno-events");
        thread.setDaemon(true);
        return thread;
    });

    // What was reported already; touched by the reporter's thread alone, once there is one.
    private final Set<UUID> launched = new HashSet<>();
    private final Set<UUID> listening = new HashSet<>();
    private final Set<UUID> exited = new HashSet<>();
    private final Set<UUID> endedBefore = new HashSet<>();
    private final Map<UUID, Long> offsets = new HashMap<>();
    private DynoEvents events;

    public FakeDynoRuntime(FakeMachine machine) {
        this.machine = machine;
    }

    @Override
    public Isolation isolation() {
        return new Isolation(3, "there are no processes", Optional.empty());
    }

    @Override
    public List<Known> adopt(DynoEvents to) {
        events = to;
        List<FakeProcess> found = machine.processes();
        found.forEach(process -> {
            launched.add(process.spec().id());
            offsets.put(process.spec().id(), process.stored());
            if (process.exit().isPresent()) {
                endedBefore.add(process.spec().id());
            }
        });
        machine.watch(watcher);
        report();
        return found.stream()
                .map(process -> new Known(process.spec().id(), process.exit().isEmpty(), Optional.empty()))
                .toList();
    }

    @Override
    public void start(DynoSpec spec) {
        if (events == null) {
            throw new IllegalStateException("Dynos must be adopted before any is started");
        }
        machine.run(spec);
    }

    @Override
    public CompletionStage<DynoTerminal> attach(DynoSpec spec, boolean tty) {
        return CompletableFuture.completedFuture(machine.attach(spec));
    }

    @Override
    public boolean canFreeze() {
        return true;
    }

    @Override
    public void freeze(UUID dynoId) {
        machine.freeze(dynoId);
    }

    @Override
    public void thaw(UUID dynoId) {
        machine.thaw(dynoId);
    }

    @Override
    public boolean isShortOfMemory() {
        return false;
    }

    @Override
    public void hangUp(UUID dynoId) {
        machine.hangUp(dynoId);
    }

    @Override
    public void terminate(UUID dynoId) {
        machine.terminate(dynoId);
    }

    @Override
    public void kill(UUID dynoId) {
        machine.kill(dynoId);
    }

    @Override
    public void forget(UUID dynoId) {
        machine.forget(dynoId);
    }

    @Override
    public boolean isRunning(UUID dynoId) {
        return machine.find(dynoId).filter(process -> process.exit().isEmpty()).isPresent();
    }

    @Override
    public Optional<Integer> freePort() {
        return Optional.empty();
    }

    @Override
    public String host(UUID dynoId) {
        return dynoId + ".dyno.example";
    }

    /** Reports nothing any more, as if the platform had been killed; the machine goes on. */
    public void close() throws InterruptedException {
        machine.unwatch(watcher);
        reporter.shutdownNow();
        if (!reporter.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Somebody who was told of an event does not come back");
        }
    }

    private void report() {
        if (!reporter.isShutdown()) {
            reporter.execute(() -> machine.processes().forEach(this::report));
        }
    }

    private void report(FakeProcess process) {
        UUID id = process.spec().id();
        // Asked for first, so that all output before the exit is told before it.
        boolean over = process.exit().isPresent();
        if (launched.add(id)) {
            events.launched(id);
        }
        process.outputAfter(offsets.getOrDefault(id, 0L)).forEach(line -> tell(process, line));
        if (process.isListening() && process.spec().port() > 0 && listening.add(id)) {
            events.listening(id);
        }
        if (over && exited.add(id)) {
            int status = process.exit().orElseThrow();
            if (endedBefore.contains(id)) {
                events.exitedUnseen(id, status, Optional.of(Instant.now()));
            } else {
                events.exited(id, status);
            }
        }
    }

    private void tell(FakeProcess process, FakeProcess.Line line) {
        DynoSpec spec = process.spec();
        offsets.put(spec.id(), line.end());
        try {
            Runnable stored = () -> process.store(line.end());
            events.output(spec.appId(), spec.id(), spec.name(), Instant.now(), line.text(), line.end(), stored);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
