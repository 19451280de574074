package slipway.service.dynos.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** What {@link FakeDynoRuntime}s run their dynos on: it outlives them, as a real machine outlives the platform. */
public final class FakeMachine {
    private final Map<UUID, FakeProcess> processes = new LinkedHashMap<>();
    private final Set<String> gates = new HashSet<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();

    /** Lets the dynos that wait at this gate go on. */
    public synchronized void open(String gate) {
        gates.add(gate);
        goOn();
    }

    public synchronized boolean isOpen(String gate) {
        return gates.contains(gate);
    }

    synchronized void run(DynoSpec spec) {
        processes.putIfAbsent(spec.id(), new FakeProcess(this, spec));
        goOn();
    }

    synchronized DynoTerminal attach(DynoSpec spec) {
        FakeTerminal terminal = new FakeTerminal(this::goOnWithInput);
        processes.put(spec.id(), new FakeProcess(this, spec, terminal));
        goOn();
        return terminal;
    }

    private synchronized void goOnWithInput() {
        goOn();
    }

    synchronized void hangUp(UUID dynoId) {
        find(dynoId).ifPresent(FakeProcess::hangUp);
        goOn();
    }

    synchronized void terminate(UUID dynoId) {
        find(dynoId).ifPresent(FakeProcess::terminate);
        goOn();
    }

    synchronized void freeze(UUID dynoId) {
        find(dynoId).ifPresent(FakeProcess::freeze);
    }

    synchronized void thaw(UUID dynoId) {
        find(dynoId).ifPresent(FakeProcess::thaw);
        goOn();
    }

    synchronized void kill(UUID dynoId) {
        find(dynoId).ifPresent(FakeProcess::kill);
        goOn();
    }

    synchronized void forget(UUID dynoId) {
        processes.remove(dynoId);
    }

    synchronized Optional<FakeProcess> find(UUID dynoId) {
        return Optional.ofNullable(processes.get(dynoId));
    }

    synchronized List<FakeProcess> processes() {
        return new ArrayList<>(processes.values());
    }

    /** Calls {@code watcher} after everything that happens. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    void unwatch(Runnable watcher) {
        watchers.remove(watcher);
    }

    /** Lets every dyno do what it can; what one does may let another one go on. */
    private void goOn() {
        boolean progress = true;
        while (progress) {
            progress = false;
            for (FakeProcess process : processes.values()) {
                progress |= process.goOn(gates);
            }
        }
        watchers.forEach(Runnable::run);
    }
}
