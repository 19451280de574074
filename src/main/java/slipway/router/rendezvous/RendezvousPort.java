package slipway.router.rendezvous;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import slipway.config.Settings;
import slipway.config.SettingsException;
import slipway.router.tls.TlsContexts;
import slipway.service.PlatformOpening;
import slipway.service.dynos.oneoffs.Attachments;
import slipway.service.dynos.oneoffs.RendezvousAddress;

/** The port of attached one-offs: TLS, and inside of it their own protocol. */
@ApplicationScoped
public class RendezvousPort {
    private static final String SETTING = "SLIPWAY_RENDEZVOUS_PORT";

    @Inject
    ServletContext context;

    @Inject
    TlsContexts tlsContexts;

    @Inject
    Attachments attachments;

    @Inject
    RendezvousAddress address;

    @Inject
    Settings settings;

    void open(@Observes PlatformOpening opening) {
        Server server = ServletContextHandler.getServletContextHandler(context).getServer();
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(tlsContexts.context());
        RendezvousConnectionFactory inside = new RendezvousConnectionFactory(attachments);
        ServerConnector connector = new ServerConnector(
                server, null, null, null, -1, 1, new SslConnectionFactory(tls, inside.getProtocol()), inside);
        if (settings.rendezvousPort() == 0) {
            connector.setHost("127.0.0.1");
        }
        connector.setPort(settings.rendezvousPort());
        open(server, connector);
        address.openedAt(connector.getLocalPort());
    }

    /** Binds the port now, so that one that is taken ends the start with a line that names it. */
    private static void open(Server server, ServerConnector connector) {
        try {
            connector.open();
        } catch (IOException e) {
            throw new SettingsException(
                    List.of(SETTING + ": port " + connector.getPort() + " cannot be opened: " + e.getMessage()));
        }
        server.addConnector(connector);
        try {
            if (server.isStarted() && !connector.isRunning()) {
                connector.start();
            }
        } catch (Exception e) {
            throw new IllegalStateException("The port of one-offs cannot be served", e);
        }
    }
}
