package slipway.router.rendezvous;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import slipway.service.dynos.oneoffs.Attachments;

/**
 * {@code GET /rendezvous} with {@code Upgrade: rendezvous}: what the port of attached one-offs offers, on the port that
 * a client can reach anyway; for slipway-connect.
 */
public final class RendezvousUpgrade {
    static final String PROTOCOL = "rendezvous";
    private static final String PATH = "/rendezvous";

    private RendezvousUpgrade() {}

    public static boolean isFor(Request request) {
        return PATH.equals(request.getHttpURI().getPath());
    }

    /** Takes the connection out of HTTP's hands. */
    public static void accept(Request request, Response response, Callback callback, Attachments attachments) {
        boolean asked = request.getHeaders().contains(HttpHeader.UPGRADE, PROTOCOL)
                && request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1;
        if (!asked) {
            response.getHeaders().put(HttpHeader.UPGRADE, PROTOCOL);
            Response.writeError(request, response, callback, HttpStatus.UPGRADE_REQUIRED_426);
            return;
        }
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        request.setAttribute(
                HttpStream.UPGRADE_CONNECTION_ATTRIBUTE,
                new RendezvousConnection(
                        endPoint, request.getConnectionMetaData().getConnector().getExecutor(), attachments));
        response.setStatus(HttpStatus.SWITCHING_PROTOCOLS_101);
        response.getHeaders().put(HttpHeader.UPGRADE, PROTOCOL);
        response.getHeaders().put(HttpHeader.CONNECTION, "Upgrade");
        callback.succeeded();
    }
}
