package slipway.router.front;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import slipway.Wiring;
import slipway.config.IpNetwork;
import slipway.config.RouterSettings;
import slipway.journey.Platform;
import slipway.router.exchange.Destination;
import slipway.router.exchange.LoopRouter;
import slipway.router.heads.TrustedProxies;
import slipway.router.reports.Reports;
import slipway.router.rules.AppRouter;
import slipway.service.domains.AppRoute;
import slipway.service.domains.RouteOf;
import slipway.service.domains.RouteTable;
import slipway.service.domains.WebDyno;
import slipway.service.metrics.AppTraffic;
import slipway.service.metrics.MeteredApps;
import slipway.service.metrics.Traffic;
import slipway.service.metrics.TrafficInterval;

/** The router's real engine on a port of its own, without the rest of the platform; one app at {@code app.localhost}. */
final class TestRouter implements AutoCloseable {
    static final String HOST = "app.localhost";

    /** Settings as they are by default, but for fewer loops. */
    static final RouterSettings USUAL = new RouterSettings(
            Duration.ofSeconds(75),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(55),
            Duration.ofSeconds(60),
            1_000,
            0,
            RouterSettings.Choice.LEAST_LOADED,
            1,
            List.of());

    private final UUID app = UUID.randomUUID();
    private final RouteTable routes = new RouteTable();
    private final List<UUID> woken = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Traffic traffic = Wiring.wire(new Traffic(), new MeteredApps());
    private final List<WebDyno> dynos = new ArrayList<>();
    private final ServerSocketChannel door;
    private final RouterEngine engine;

    TestRouter(RouterSettings settings) {
        TrustedProxies proxies = new TrustedProxies(settings.trustedProxies());
        engine = new RouterEngine(
                settings.loops(),
                new LoopRouter.Surroundings(
                        new AppRouter(routes, woken::add, settings),
                        routes,
                        settings,
                        proxies,
                        new NoPlatform(),
                        host -> host.equals("localhost"),
                        new Told()));
        try {
            door = RouterEngine.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        engine.serve(
                door,
                new Door(
                        () -> {
                            throw new IllegalStateException("No TLS here");
                        },
                        false,
                        proxies,
                        ForkJoinPool.commonPool(),
                        null,
                        null));
        engine.start();
    }

    TestRouter() {
        this(USUAL);
    }

    static RouterSettings withTimes(Duration longestWait, Duration connect, Duration firstByte, Duration idle) {
        return new RouterSettings(
                longestWait,
                connect,
                firstByte,
                idle,
                USUAL.keepAlive(),
                USUAL.backlog(),
                USUAL.perDyno(),
                USUAL.choice(),
                USUAL.loops(),
                USUAL.trustedProxies());
    }

    static RouterSettings withLimits(int backlog, int perDyno, RouterSettings.Choice choice) {
        return new RouterSettings(
                USUAL.longestWait(),
                USUAL.connect(),
                USUAL.firstByte(),
                USUAL.idle(),
                USUAL.keepAlive(),
                backlog,
                perDyno,
                choice,
                USUAL.loops(),
                USUAL.trustedProxies());
    }

    static RouterSettings trusting(String network) {
        return new RouterSettings(
                USUAL.longestWait(),
                USUAL.connect(),
                USUAL.firstByte(),
                USUAL.idle(),
                USUAL.keepAlive(),
                USUAL.backlog(),
                USUAL.perDyno(),
                USUAL.choice(),
                USUAL.loops(),
                List.of(IpNetwork.parse(network).orElseThrow()));
    }

    int port() {
        return door.socket().getLocalPort();
    }

    /** The app as it usually is: these dynos, named web.1 and so on, and nothing special. */
    TestRouter route(int... dynoPorts) {
        dynos.clear();
        for (int i = 0; i < dynoPorts.length; i++) {
            dynos.add(new WebDyno(UUID.randomUUID(), "web." + (i + 1), "127.0.0.1", dynoPorts[i]));
        }
        return publish(usual -> usual);
    }

    /** The same app, changed. */
    TestRouter publish(UnaryOperator<AppRoute> change) {
        routes.publish(change.apply(new RouteOf(app, Set.of(HOST))
                .up(dynos)
                .wanted(Math.max(1, dynos.size()))
                .route()));
        return this;
    }

    /** A change for {@link #publish}: dynos are on their way up. */
    static AppRoute booting(AppRoute usual) {
        return new RouteOf(usual).absent(AppRoute.Absence.BOOTING).route();
    }

    /** A change for {@link #publish}: the app sleeps. */
    static AppRoute asleep(AppRoute usual) {
        return new RouteOf(usual).absent(AppRoute.Absence.ASLEEP).route();
    }

    /** How often somebody was asked to wake the app. */
    int wakes() {
        return woken.size();
    }

    /** Requests that wait for a dyno. */
    int waiting() {
        return engine.waiting(app);
    }

    /** Whether nothing is left of what clients and dynos have done: no connection, no request, no byte. */
    boolean isAtRest() {
        return engine.connections() == 0
                && engine.requests() == 0
                && engine.heldBytes() == 0
                && dynos.stream().allMatch(WebDyno::isIdle);
    }

    /** Whether one side has sent what the other has no room for. */
    boolean isHolding() {
        return engine.heldBytes() > 0;
    }

    String state() {
        return "%d connections, %d requests, %d bytes held, %s"
                .formatted(
                        engine.connections(),
                        engine.requests(),
                        engine.heldBytes(),
                        dynos.stream().map(WebDyno::inFlight).toList());
    }

    WebDyno dyno(int index) {
        return dynos.get(index);
    }

    /** The next line of the app's log. */
    String line() {
        try {
            String line = lines.poll(30, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("The router has logged nothing");
            }
            return line;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> linesSoFar() {
        return Arrays.asList(lines.toArray(String[]::new));
    }

    /** What the router has counted of the app, once it has told. */
    AppTraffic traffic() {
        Platform.await("counts", () -> traffic.of(app).isPresent());
        return traffic.of(app).orElseThrow();
    }

    RawClient client() {
        return new RawClient(port());
    }

    @Override
    public void close() {
        engine.close();
    }

    private final class Told implements Reports {
        @Override
        public void lines(List<Line> told) {
            told.forEach(line -> lines.add(line.text()));
        }

        @Override
        public void traffic(UUID appId, TrafficInterval counted) {
            traffic.add(appId, counted);
        }
    }

    private static final class NoPlatform implements Destination {
        @Override
        public SocketChannel connect() throws IOException {
            throw new IOException("There is no platform here");
        }

        @Override
        public long keepsFor() {
            return 0;
        }

        @Override
        public boolean isLeaving() {
            return false;
        }

        @Override
        public boolean isGone() {
            return false;
        }

        @Override
        public boolean isTimed() {
            return false;
        }
    }
}
