package slipway.router.tls;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.HostHeaderCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import slipway.config.Settings;
import slipway.config.SettingsException;
import slipway.router.RouterHandler;
import slipway.router.rendezvous.RendezvousConnectionFactory;
import slipway.service.PlatformOpening;
import slipway.service.dynos.oneoffs.Attachments;
import slipway.service.dynos.oneoffs.RendezvousAddress;

/** Adds to the server what its runner takes no settings for: HTTPS with HTTP/2, and the port of attached one-offs. */
@ApplicationScoped
public class FurtherPorts {
    @Inject
    ServletContext context;

    @Inject
    HostCertificates certificates;

    @Inject
    Attachments attachments;

    @Inject
    RendezvousAddress rendezvous;

    @Inject
    Settings settings;

    void open(@Observes PlatformOpening opening) {
        Server server = ServletContextHandler.getServletContextHandler(context).getServer();
        takeTlsOn(server);
        settings.tlsPort().ifPresent(port -> open(https(server), port, "SLIPWAY_TLS_PORT"));
        ServerConnector attach = connector(server, List.of(new RendezvousConnectionFactory(attachments)));
        if (settings.rendezvousPort() == 0) {
            attach.setHost("127.0.0.1");
        }
        open(attach, settings.rendezvousPort(), "SLIPWAY_RENDEZVOUS_PORT");
        rendezvous.openedAt(attach.getLocalPort());
    }

    /**
     * The runner's own port tells TLS from plain HTTP by the first bytes of a connection: the CLI makes git remotes of
     * https for the host and port of {@code HEROKU_HOST}, even where that is plain http.
     */
    private void takeTlsOn(Server server) {
        for (Connector each : server.getConnectors()) {
            HttpConnectionFactory http = each.getConnectionFactory(HttpConnectionFactory.class);
            if (each instanceof ServerConnector connector && http != null && !connector.isRunning()) {
                http.getHttpConfiguration().addCustomizer(new SecureRequestCustomizer(false));
                SslContextFactory.Server tls = new SslContextFactory.Server();
                tls.setSslContext(sslContext());
                DetectorConnectionFactory either =
                        new DetectorConnectionFactory(new SslConnectionFactory(tls, http.getProtocol()));
                connector.addFirstConnectionFactory(either);
                connector.setDefaultProtocol(either.getProtocol());
            }
        }
    }

    private ServerConnector https(Server server) {
        HttpConfiguration http = new HttpConfiguration();
        RouterHandler.configure(http);
        // Which host may have which certificate is the business of whoever asks: any host is served here.
        http.addCustomizer(new SecureRequestCustomizer(false));
        // Requests of HTTP/2 have no Host header, and dynos need one.
        http.addCustomizer(new HostHeaderCustomizer());
        return connector(server, Http2.orElseHttp1(http));
    }

    /** TLS, and then the first of {@code inside}. */
    private ServerConnector connector(Server server, List<ConnectionFactory> inside) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(sslContext());
        ConnectionFactory[] all = new ConnectionFactory[inside.size() + 1];
        all[0] = new SslConnectionFactory(tls, inside.get(0).getProtocol());
        for (int i = 0; i < inside.size(); i++) {
            all[i + 1] = inside.get(i);
        }
        return new ServerConnector(server, null, null, null, -1, 1, all);
    }

    private SSLContext sslContext() {
        try {
            SSLContext made = SSLContext.getInstance("TLS");
            made.init(new KeyManager[] {new SniKeyManager(certificates::forHost)}, null, null);
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has TLS", e);
        }
    }

    /** Binds the port now, so that one that is taken ends the start with a line that names it. */
    private static void open(ServerConnector connector, int port, String setting) {
        connector.setPort(port);
        try {
            connector.open();
        } catch (IOException e) {
            throw new SettingsException(List.of(setting + ": port " + port + " cannot be opened: " + e.getMessage()));
        }
        Server server = connector.getServer();
        server.addConnector(connector);
        try {
            if (server.isStarted() && !connector.isRunning()) {
                connector.start();
            }
        } catch (Exception e) {
            throw new IllegalStateException("Port " + port + " cannot be served", e);
        }
    }
}
