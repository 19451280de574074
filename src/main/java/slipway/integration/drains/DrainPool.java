package slipway.integration.drains;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import slipway.model.logs.LogLine;
import slipway.service.logs.LogEntry;
import slipway.service.logs.LogForwarder;
import slipway.service.logs.LogRouter;
import slipway.service.logs.drains.DrainAddresses;
import slipway.service.logs.drains.DrainDelivery;
import slipway.service.logs.drains.OpenDrain;

/** All drains that are open, by app. */
@ApplicationScoped
public class DrainPool implements DrainDelivery, LogForwarder {
    private static final Duration IDLE_CHECK = Duration.ofSeconds(10);

    @Inject
    LogRouter logs;

    @Inject
    DrainAddresses addresses;

    private final Map<UUID, List<DrainWorker>> workers = new ConcurrentHashMap<>();
    private final Lanes lanes = new Lanes();

    @PostConstruct
    void start() {
        lanes.every(IDLE_CHECK, () -> workers.values().forEach(ofApp -> ofApp.forEach(DrainWorker::closeIfIdle)));
    }

    @PreDestroy
    void stop() {
        workers.keySet().forEach(this::closeAllOf);
        lanes.close();
    }

    @Override
    public void open(OpenDrain drain) {
        UUID appId = drain.drain().appId();
        DrainWorker worker =
                new DrainWorker(drain, addresses, lanes, text -> logs.platform(appId, LogLine.LOGPLEX, text));
        workers.computeIfAbsent(appId, id -> new CopyOnWriteArrayList<>()).add(worker);
    }

    @Override
    public void close(UUID drainId) {
        workers.keySet()
                .forEach(appId ->
                        close(appId, worker -> worker.drain().drain().id().equals(drainId)));
    }

    @Override
    public void closeAllOf(UUID appId) {
        close(appId, worker -> true);
    }

    private void close(UUID appId, Predicate<DrainWorker> chosen) {
        workers.computeIfPresent(appId, (id, ofApp) -> {
            ofApp.stream().filter(chosen).forEach(DrainWorker::close);
            ofApp.removeIf(chosen);
            return ofApp.isEmpty() ? null : ofApp;
        });
    }

    @Override
    public void forward(UUID appId, List<LogEntry> entries) {
        List<DrainWorker> ofApp = workers.getOrDefault(appId, List.of());
        for (DrainWorker worker : ofApp) {
            entries.forEach(entry -> worker.accept(entry.line()));
        }
    }
}
