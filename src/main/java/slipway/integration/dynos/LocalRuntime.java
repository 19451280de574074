package slipway.integration.dynos;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import slipway.config.Home;
import slipway.config.Machine;
import slipway.config.Settings;
import slipway.integration.dynos.limits.DiskUse;
import slipway.integration.dynos.limits.DynoLimits;
import slipway.integration.dynos.limits.ProcessTable;
import slipway.integration.dynos.output.OutputWatch;
import slipway.service.DaemonThreads;
import slipway.service.dynos.runtime.DynoEvents;
import slipway.service.dynos.runtime.DynoRuntime;
import slipway.service.dynos.runtime.DynoSpec;
import slipway.service.dynos.runtime.DynoTerminal;
import slipway.service.dynos.runtime.Excess;
import slipway.service.dynos.runtime.Isolation;
import slipway.service.logs.LogBuffers;

/**
 * Dynos as process groups of this machine.
 *
 * <p>Each has a folder in the home and a keeper, a small shell that outlives the platform, lets the dyno write its
 * output to disk and writes down how it ended. So nothing is lost while the platform is away, and the next one finds
 * every dyno by its folder.
 */
@ApplicationScoped
public class LocalRuntime implements DynoRuntime {
    private static final Logger LOG = Logger.getLogger(LocalRuntime.class.getName());

    /** Below this share of the machine's memory, it is short. */
    private static final int RESERVE_SHARE = 10;

    @Inject
    Home home;

    @Inject
    Settings settings;

    @Inject
    SlugCache slugs;

    @Inject
    DynoRooms rooms;

    @Inject
    LogBuffers logBuffers;

    @Inject
    DynoLimits limits;

    @Inject
    DiskUse diskUse;

    @Inject
    Naps naps;

    private final Map<UUID, LocalDyno> dynos = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1, daemon("dyno-ports"));
    private final ExecutorService starters = Executors.newFixedThreadPool(4, daemon("dyno-start"));
    private final ExecutorService freezers = Executors.newSingleThreadExecutor(daemon("dyno-freeze"));
    private final ExecutorService readers = Executors.newSingleThreadExecutor(daemon("dyno-output"));
    private final ScheduledExecutorService measuring = Executors.newScheduledThreadPool(1, daemon("dyno-usage"));
    private final PortProbe ports = new PortProbe(timer);
    private @Nullable Surroundings surroundings;

    @PostConstruct
    void prepare() {
        try {
            Files.createDirectories(home.dynos());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @PreDestroy
    void close() {
        starters.shutdownNow();
        freezers.shutdownNow();
        timer.shutdownNow();
        readers.shutdownNow();
        measuring.shutdownNow();
        if (surroundings != null) {
            surroundings.outputWatch().close();
        }
    }

    @Override
    public List<Known> adopt(DynoEvents events) {
        List<Known> known = new ArrayList<>();
        try (Stream<Path> folders = Files.list(home.dynos())) {
            surroundings = new Surroundings(
                    events, new OutputWatch(), readers, ports, settings.hostEnvironment(), limits, rooms, naps);
            for (Path path : folders.toList()) {
                try {
                    adopt(path, surroundings).ifPresent(known::add);
                } catch (IOException | RuntimeException e) {
                    LOG.log(Level.WARNING, "Nothing can be made of " + path, e);
                }
            }
            slugs.sweep(dynos.values().stream()
                    .map(dyno -> SlugCache.name(dyno.about()))
                    .collect(Collectors.toSet()));
            limits.sweep();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long millis = settings.sampleInterval().toMillis();
        measuring.scheduleWithFixedDelay(this::measure, millis, millis, TimeUnit.MILLISECONDS);
        return known;
    }

    private void measure() {
        try {
            AtomicReference<ProcessTable> processes = new AtomicReference<>();
            Supplier<ProcessTable> once =
                    () -> processes.updateAndGet(table -> table == null ? ProcessTable.now() : table);
            dynos.values().forEach(dyno -> dyno.measure(once));
            diskUse.tooMuch(dynos.keySet())
                    .forEach(id -> Optional.ofNullable(dynos.get(id)).ifPresent(dyno -> dyno.exceeded(Excess.DISK)));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "What dynos take could not be measured", e);
        }
    }

    private Optional<Known> adopt(Path path, Surroundings around) throws IOException {
        DynoFolder folder = new DynoFolder(path);
        if (path.getFileName().toString().startsWith(LocalOneOffs.PREFIX)) {
            LocalOneOffs.killLeftOver(folder);
            limits.forget(folder.name());
            return Optional.empty();
        }
        if (!folder.exists()) {
            folder.delete();
            return Optional.empty();
        }
        About about = About.parse(folder.about());
        LocalDyno dyno = new LocalDyno(folder, about, around);
        if (folder.claim()) {
            // Its first process never began, and now it cannot begin any more.
            rooms.forgetGroups(folder.name());
            folder.delete();
            return Optional.empty();
        }
        rooms.adopt(about);
        dynos.put(about.id(), dyno);
        long logged = Math.max(
                folder.offset().orElse(0),
                logBuffers.offsetOf(about.appId(), about.id()).orElse(0L));
        boolean running = dyno.adopt(logged);
        return Optional.of(new Known(about.id(), running, running ? Optional.empty() : folder.exitedAt()));
    }

    @Override
    public void start(DynoSpec spec) {
        register(spec).ifPresent(dyno -> starters.execute(() -> dyno.start(spec)));
    }

    @Override
    public CompletionStage<DynoTerminal> attach(DynoSpec spec, boolean tty) {
        CompletableFuture<DynoTerminal> terminal = new CompletableFuture<>();
        register(spec)
                .ifPresentOrElse(
                        dyno -> starters.execute(() -> dyno.attach(spec, tty, terminal)),
                        () -> terminal.completeExceptionally(
                                new IllegalStateException("This dyno was started before")));
        return terminal;
    }

    /** Empty where a dyno of this id was ever started. */
    private Optional<LocalDyno> register(DynoSpec spec) {
        Surroundings around = requireAdopted();
        if (dynos.containsKey(spec.id())) {
            return Optional.empty();
        }
        About about;
        try {
            about = rooms.lease(spec);
        } catch (IllegalStateException full) {
            LOG.log(Level.WARNING, "Dyno " + spec.name() + " cannot be started", full);
            around.events().exited(spec.id(), LocalDyno.NOT_STARTED);
            return Optional.empty();
        }
        LocalDyno dyno = new LocalDyno(folder(spec.id()), about, around);
        if (dynos.putIfAbsent(spec.id(), dyno) == null) {
            return Optional.of(dyno);
        }
        rooms.returnLease(about);
        return Optional.empty();
    }

    @Override
    public boolean canFreeze() {
        return true;
    }

    @Override
    public void freeze(UUID dynoId) {
        Optional.ofNullable(dynos.get(dynoId)).ifPresent(dyno -> {
            dyno.beginNap();
            freezers.execute(dyno::freeze);
        });
    }

    @Override
    public void thaw(UUID dynoId) {
        Optional.ofNullable(dynos.get(dynoId)).ifPresent(LocalDyno::thaw);
    }

    @Override
    public boolean isShortOfMemory() {
        return Machine.availableMemoryMb() < Machine.memoryMb() / RESERVE_SHARE;
    }

    @Override
    public void hangUp(UUID dynoId) {
        Optional.ofNullable(dynos.get(dynoId)).ifPresent(dyno -> dyno.signal("HUP"));
    }

    @Override
    public void terminate(UUID dynoId) {
        Optional.ofNullable(dynos.get(dynoId)).ifPresent(dyno -> dyno.signal("TERM"));
    }

    @Override
    public void kill(UUID dynoId) {
        Optional.ofNullable(dynos.get(dynoId)).ifPresent(dyno -> dyno.signal("KILL"));
    }

    @Override
    public void forget(UUID dynoId) {
        Optional.ofNullable(dynos.remove(dynoId))
                .ifPresent(dyno -> starters.execute(() -> {
                    try {
                        dyno.forget();
                    } catch (RuntimeException e) {
                        LOG.log(Level.WARNING, "Dyno " + dynoId + " has left something behind", e);
                    } finally {
                        rooms.giveBack(dyno.about());
                    }
                }));
    }

    @Override
    public boolean isRunning(UUID dynoId) {
        return Optional.ofNullable(dynos.get(dynoId))
                .filter(LocalDyno::isRunning)
                .isPresent();
    }

    @Override
    public Isolation isolation() {
        return rooms.isolation();
    }

    @Override
    public Optional<Integer> freePort() {
        return Optional.of(ports.free());
    }

    @Override
    public String host(UUID dynoId) {
        return Optional.ofNullable(dynos.get(dynoId))
                .map(dyno -> dyno.about().address())
                .orElse(About.THIS_MACHINE);
    }

    private DynoFolder folder(UUID dynoId) {
        return new DynoFolder(home.dynos().resolve(dynoId.toString()));
    }

    private Surroundings requireAdopted() {
        if (surroundings == null) {
            throw new IllegalStateException("Dynos must be adopted before any is started");
        }
        return surroundings;
    }

    private static java.util.concurrent.ThreadFactory daemon(String name) {
        return DaemonThreads.named(name);
    }
}
