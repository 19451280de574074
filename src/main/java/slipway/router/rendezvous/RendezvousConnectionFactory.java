package slipway.router.rendezvous;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Connector;
import slipway.service.dynos.oneoffs.Attachments;

/** Makes each connection of a port one that attaches a client to its one-off. */
public final class RendezvousConnectionFactory extends AbstractConnectionFactory {
    private final Attachments attachments;

    public RendezvousConnectionFactory(Attachments attachments) {
        super(RendezvousUpgrade.PROTOCOL);
        this.attachments = attachments;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new RendezvousConnection(endPoint, connector.getExecutor(), attachments), connector, endPoint);
    }
}
