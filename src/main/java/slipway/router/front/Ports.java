package slipway.router.front;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.jspecify.annotations.Nullable;
import slipway.config.RouterSettings;
import slipway.config.Settings;
import slipway.config.SettingsException;
import slipway.router.exchange.LoopRouter;
import slipway.router.heads.FrontDoor;
import slipway.router.heads.TrustedProxies;
import slipway.router.platform.FrontProxy;
import slipway.router.platform.Http2;
import slipway.router.platform.InnerConnector;
import slipway.router.platform.PlatformDestination;
import slipway.router.platform.PlatformEntrance;
import slipway.router.platform.RouterHandler;
import slipway.router.rules.AppRouter;
import slipway.router.tls.TlsContexts;
import slipway.service.DaemonThreads;
import slipway.service.PlatformOpening;
import slipway.service.domains.RouteTable;
import slipway.service.dynos.sleep.AppWaker;
import slipway.service.logs.LogRouter;
import slipway.service.metrics.Traffic;

/**
 * Puts the router in front of the server: it takes over the port that the runner has opened, opens the one for HTTPS, and
 * leaves to the server what is for the platform itself.
 */
@ApplicationScoped
public class Ports {
    private static final int SECRET_BYTES = 32;
    private static final int HANDSHAKES = 2;
    private static final String HTTP2 = "h2";
    private static final String HTTP1 = "http/1.1";

    @Inject
    ServletContext context;

    @Inject
    TlsContexts tlsContexts;

    @Inject
    RouteTable routes;

    @Inject
    LogRouter logs;

    @Inject
    PlatformEntrance entrance;

    @Inject
    Traffic traffic;

    @Inject
    AppWaker waker;

    @Inject
    Settings settings;

    /** Not the server's threads: those may all wait for the database, without which visitors must get in. */
    private final ExecutorService handshakes =
            Executors.newFixedThreadPool(HANDSHAKES, DaemonThreads.named("handshakes"));

    private @Nullable RouterEngine engine;

    void open(@Observes PlatformOpening opening) {
        Server server = ServletContextHandler.getServletContextHandler(context).getServer();
        Optional<ConnectionFactory> http2 = Http2.factory();
        InnerConnector inner = inner(server, http2);
        TrustedProxies trusted = new TrustedProxies(settings.router().trustedProxies());
        RouterSettings options = settings.router();
        RouterEngine made = new RouterEngine(
                settings.router().loops(),
                new LoopRouter.Surroundings(
                        new AppRouter(routes, waker, options),
                        routes,
                        options,
                        trusted,
                        new PlatformDestination(inner),
                        entrance::isPlatform,
                        new LogReports(logs, traffic)));
        engine = made;
        traffic.read(made);
        SSLContext tls = tlsContexts.context();
        Door.TlsMaker http1Only = () -> TlsContexts.server(tls, HTTP1);
        Door.TlsMaker either = http2.isEmpty() ? http1Only : () -> TlsContexts.server(tls, HTTP2, HTTP1);
        takeOver(server).forEach(channel -> made.serve(channel, door(http1Only, false, trusted, inner, null)));
        settings.tlsPort()
                .ifPresent(
                        port -> made.serve(bind(port, "SLIPWAY_TLS_PORT"), door(either, true, trusted, inner, null)));
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        FrontDoor front = new FrontDoor(HexFormat.of().formatHex(secret));
        ServerSocketChannel frontChannel = loopback();
        made.serve(frontChannel, door(http1Only, false, new TrustedProxies(List.of()), inner, front));
        FrontProxy proxy = new FrontProxy(front, portOf(frontChannel));
        proxy.setServer(server);
        entrance.wayBack(proxy);
        inner.addBean(proxy, true);
        inner.addBean(
                new AbstractLifeCycle() {
                    @Override
                    protected void doStart() {
                        made.start();
                    }

                    /** Before the server lets go of what it serves for the router. */
                    @Override
                    protected void doStop() {
                        made.close();
                    }
                },
                true);
        server.addConnector(inner);
        startIfLate(server, inner);
    }

    private Door door(
            Door.TlsMaker tls,
            boolean onlyTls,
            TrustedProxies trusted,
            InnerConnector inner,
            @Nullable FrontDoor front) {
        return new Door(tls, onlyTls, trusted, handshakes, inner, front);
    }

    private static InnerConnector inner(Server server, Optional<ConnectionFactory> http2) {
        HttpConfiguration http = new HttpConfiguration();
        RouterHandler.configure(http);
        // The router tells who is there, and lets nobody else say so.
        http.addCustomizer(forwarded());
        List<ConnectionFactory> factories = new ArrayList<>();
        factories.add(new HttpConnectionFactory(http));
        http2.ifPresent(factories::add);
        return new InnerConnector(server, factories.toArray(ConnectionFactory[]::new));
    }

    /** Only those headers that the router writes itself. */
    private static ForwardedRequestCustomizer forwarded() {
        ForwardedRequestCustomizer forwarded = new ForwardedRequestCustomizer();
        forwarded.setForwardedHeader(null);
        forwarded.setForwardedHostHeader(null);
        forwarded.setForwardedServerHeader(null);
        forwarded.setForwardedHttpsHeader(null);
        forwarded.setForwardedCipherSuiteHeader(null);
        forwarded.setForwardedSslSessionIdHeader(null);
        return forwarded;
    }

    /** The ports that the runner has opened and nobody serves yet. */
    private static List<ServerSocketChannel> takeOver(Server server) {
        List<ServerSocketChannel> taken = new ArrayList<>();
        for (Connector each : server.getConnectors()) {
            HttpConnectionFactory http = each.getConnectionFactory(HttpConnectionFactory.class);
            if (each instanceof ServerConnector connector && http != null && !connector.isRunning()) {
                try {
                    connector.open();
                } catch (IOException e) {
                    throw new IllegalStateException("Port " + connector.getPort() + " cannot be opened", e);
                }
                taken.add((ServerSocketChannel) connector.getTransport());
                server.removeConnector(connector);
            }
        }
        return taken;
    }

    private static int portOf(ServerSocketChannel channel) {
        return channel.socket().getLocalPort();
    }

    private static ServerSocketChannel loopback() {
        try {
            return RouterEngine.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException e) {
            throw new IllegalStateException("There is no free port", e);
        }
    }

    /** Binds the port now, so that one that is taken ends the start with a line that names it. */
    private static ServerSocketChannel bind(int port, String setting) {
        try {
            return RouterEngine.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw new SettingsException(List.of(setting + ": port " + port + " cannot be opened: " + e.getMessage()));
        }
    }

    private static void startIfLate(Server server, Connector connector) {
        try {
            if (server.isStarted() && !connector.isRunning()) {
                connector.start();
            }
        } catch (Exception e) {
            throw new IllegalStateException("The router cannot be started", e);
        }
    }

    @PreDestroy
    void close() {
        if (engine != null) {
            engine.close();
        }
        handshakes.shutdownNow();
    }
}
