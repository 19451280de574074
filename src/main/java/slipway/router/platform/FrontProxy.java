package slipway.router.platform;

import java.net.URI;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import slipway.router.heads.FrontDoor;
import slipway.router.heads.Origin;

/**
 * Makes of each request of HTTP/2 for an app one of HTTP/1.1, and gives it to the router's own engine: all rules are
 * kept in one place. Slower than what comes as HTTP/1.1, which never gets here.
 */
public final class FrontProxy extends ProxyHandler {
    private static final int MOST_CONNECTIONS = 65_536;
    private static final String NOT_IN_URIS = "{}|^\"<>\\`[]";
    private static final long KEPT_MILLIS = 20_000;

    private final FrontDoor door;
    private final int doorPort;

    public FrontProxy(FrontDoor door, int doorPort) {
        this.door = door;
        this.doorPort = doorPort;
    }

    @Override
    protected HttpClient newHttpClient() {
        ClientConnector connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setExecutor(getServer().getThreadPool());
        connector.setByteBufferPool(getServer().getByteBufferPool());
        HttpClientTransport transport = new HttpClientTransportOverHTTP(connector);
        return new HttpClient(transport);
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setMaxConnectionsPerDestination(MOST_CONNECTIONS);
        client.setMaxRequestsQueuedPerDestination(MOST_CONNECTIONS);
        client.setUserAgentField(null);
        client.setMaxRequestHeadersSize(RouterHandler.MAX_HEADER_BYTES);
        client.setMaxResponseHeadersSize(RouterHandler.MAX_HEADER_BYTES);
        // Below the 60 s after which the engine closes a connection that nobody uses.
        client.setIdleTimeout(KEPT_MILLIS);
    }

    @Override
    protected HttpURI rewriteHttpURI(Request clientToProxyRequest) {
        return clientToProxyRequest.getHttpURI();
    }

    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request clientToProxyRequest, HttpURI uri) {
        String target = uri.getPathQuery();
        org.eclipse.jetty.client.Request made = target.startsWith("//")
                ? getHttpClient().newRequest(twoSlashes(target))
                : getHttpClient().newRequest("127.0.0.1", doorPort).path(target);
        return made.method(clientToProxyRequest.getMethod())
                // How long there may be silence in a request is up to the engine.
                .idleTimeout(0, TimeUnit.SECONDS);
    }

    /** Two slashes at the beginning of a path alone would be taken for those before a host. */
    private URI twoSlashes(String target) {
        StringBuilder escaped = new StringBuilder("http://127.0.0.1:").append(doorPort);
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (NOT_IN_URIS.indexOf(c) >= 0) {
                escaped.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
            } else {
                escaped.append(c);
            }
        }
        try {
            return URI.create(escaped.toString());
        } catch (IllegalArgumentException e) {
            throw new BadMessageException("Bad target");
        }
    }

    @Override
    protected void addProxyHeaders(
            Request clientToProxyRequest, org.eclipse.jetty.client.Request proxyToServerRequest) {
        EndPoint endPoint =
                clientToProxyRequest.getConnectionMetaData().getConnection().getEndPoint();
        Origin origin = endPoint instanceof InnerConnector.ClientEndPoint of ? of.origin() : null;
        if (origin == null) {
            throw new IllegalStateException("Only HTTP/2 comes here");
        }
        proxyToServerRequest.headers(headers -> headers.put(FrontDoor.HEADER, door.value(origin)));
    }

    /** The server has put a Date into every answer already. */
    @Override
    protected @Nullable HttpField filterServerToProxyResponseField(HttpField serverToProxyResponseField) {
        return serverToProxyResponseField.getHeader() == HttpHeader.DATE ? null : serverToProxyResponseField;
    }
}
