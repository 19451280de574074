package slipway.integration.addons.keyvalue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.service.addons.keyvalue.KeyValueRecords;
import slipway.service.addons.keyvalue.ServerSpec;

/**
 * A process for each add-on, which goes on without the platform, is found again by the next one, and is begun again when
 * it ends: what is recorded of a server is made so whatever happens.
 */
@ApplicationScoped
class OwnServers {
    private static final Logger LOG = Logger.getLogger(OwnServers.class.getName());

    /** How often it is looked whether all run. */
    private static final long LOOK_MILLIS = 500;

    /** How often all are told again what they are to be, and old certificates are made anew. */
    private static final long ROUND_HOURS = 6;

    /** Servers that are begun, or ended, at once. */
    private static final int AT_ONCE = 4;

    /** In seconds: a platform starts without those that take longer, which come when they can. */
    private static final int START_PATIENCE = 30;

    private static final int STOP_PATIENCE = 60;

    @Inject
    KeyValueRecords records;

    @Inject
    ServerHouse house;

    private final Map<UUID, OwnServer> servers = new ConcurrentHashMap<>();

    /** Those that have not been told yet what they are to be. */
    private final Set<UUID> untold = ConcurrentHashMap.newKeySet();

    /** Those that are being begun, or told. */
    private final Set<UUID> busy = ConcurrentHashMap.newKeySet();

    private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, OwnServers::thread);
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(OwnServers::thread);

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "keyvalue");
        thread.setDaemon(true);
        return thread;
    }

    /** Takes over those that run, begins those that do not, and watches them from then on. */
    void resume() throws IOException, InterruptedException {
        List<ServerSpec> all =
                records.all().stream().filter(spec -> !spec.shared()).toList();
        if (!all.isEmpty()) {
            RunningServers.find(house.folders())
                    .forEach((id, process) -> server(id).adopt(process));
            inParallel(
                    all.stream()
                            .<Runnable>map(spec -> () -> tryEnsure(spec.addOnId()))
                            .toList(),
                    START_PATIENCE);
        }
        watch.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        watch.scheduleWithFixedDelay(this::round, ROUND_HOURS, ROUND_HOURS, TimeUnit.HOURS);
    }

    /** Makes one run as its record says. */
    void ensure(UUID addOnId) {
        ServerSpec spec = records.find(addOnId)
                .orElseThrow(() -> new IllegalStateException("No server is recorded for " + addOnId));
        boolean moved = false;
        for (int left = ServerPlace.COUNT; left > 0; left--) {
            try {
                server(addOnId).ensure(spec);
                break;
            } catch (PortTakenException taken) {
                LOG.info("The " + spec + " moves: " + taken.getMessage());
                house.close(new ServerPlace(spec.place()));
                spec = records.move(addOnId, ServerPlace.COUNT);
                moved = true;
            }
        }
        untold.remove(addOnId);
        if (moved) {
            records.announce(addOnId, this::config);
        }
    }

    /** The same for one that may not answer now, and is tried again then. */
    void tryEnsure(UUID addOnId) {
        try {
            ensure(addOnId);
            records.announce(addOnId, this::config);
        } catch (RuntimeException e) {
            if (!watch.isShutdown()) {
                untold.add(addOnId);
                LOG.log(Level.WARNING, "The key-value server of " + addOnId + " is tried again: " + e.getMessage());
            }
        }
    }

    private OwnServer server(UUID addOnId) {
        return servers.computeIfAbsent(addOnId, this::known);
    }

    private OwnServer known(UUID addOnId) {
        return new OwnServer(house.folder(addOnId), house);
    }

    private void look() {
        try {
            servers.forEach(this::look);
        } catch (RuntimeException e) {
            if (!watch.isShutdown()) {
                LOG.log(Level.WARNING, "Key-value servers are looked after again", e);
            }
        }
    }

    private void look(UUID id, OwnServer server) {
        boolean ended = !server.isAlive();
        boolean wanted = (ended || untold.contains(id)) && !busy.contains(id) && server.isDue();
        if (wanted && records.find(id).isPresent()) {
            if (ended) {
                LOG.warning("The key-value server of " + id + " has ended and is started again");
            }
            submit(id);
        }
    }

    private void round() {
        servers.keySet().forEach(this::submit);
    }

    /** One that takes long to read its data keeps no other waiting. */
    private void submit(UUID addOnId) {
        if (busy.add(addOnId)) {
            workers.execute(() -> {
                try {
                    tryEnsure(addOnId);
                } finally {
                    busy.remove(addOnId);
                }
            });
        }
    }

    Map<String, String> config(ServerSpec spec) {
        ServerPlace place = new ServerPlace(spec.place());
        String secure = url("rediss", spec, place.tlsPort());
        return Map.of(
                "REDIS_URL", house.isOnlyTls() ? secure : url("redis", spec, place.port()), "REDIS_TLS_URL", secure);
    }

    private String url(String scheme, ServerSpec spec, int port) {
        return "%s://:%s@%s:%d".formatted(scheme, spec.password(), house.host(), port);
    }

    Optional<Map<String, String>> info(ServerSpec spec) {
        return server(spec.addOnId()).info(spec);
    }

    boolean resetStatistics(ServerSpec spec) {
        return server(spec.addOnId()).resetStatistics(spec);
    }

    /** Ends one for good; {@code forget} comes once nothing is recorded of it any more. */
    void delete(ServerSpec spec) {
        server(spec.addOnId()).delete();
        house.close(new ServerPlace(spec.place()));
    }

    void forget(UUID addOnId) {
        servers.remove(addOnId);
        untold.remove(addOnId);
    }

    /** No server is begun any more; those that run go on. */
    void rest() {
        watch.shutdown();
        workers.shutdown();
    }

    /** Ends all servers, each with its data on the disk if it is to be there. */
    void stop() throws InterruptedException {
        rest();
        watch.awaitTermination(STOP_PATIENCE, TimeUnit.SECONDS);
        workers.awaitTermination(STOP_PATIENCE, TimeUnit.SECONDS);
        inParallel(
                servers.values().stream().<Runnable>map(server -> server::stop).toList(), STOP_PATIENCE);
    }

    private static void inParallel(List<Runnable> tasks, int patienceSeconds) throws InterruptedException {
        ExecutorService several = Executors.newFixedThreadPool(AT_ONCE, OwnServers::thread);
        tasks.forEach(several::execute);
        several.shutdown();
        if (!several.awaitTermination(patienceSeconds, TimeUnit.SECONDS)) {
            LOG.warning("Not all key-value servers are ready by now; they come when they can");
        }
    }
}
