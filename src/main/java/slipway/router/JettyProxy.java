package slipway.router;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import slipway.service.domains.WebDyno;

/**
 * The first engine: Jetty's ProxyHandler, which streams both ways without buffering and knows the hop-by-hop rules.
 *
 * <p>Shares the server's threads and takes one selector, which measured best on two cores.
 */
final class JettyProxy extends ProxyHandler implements ProxyEngine {
    private static final String VISIT = Visit.class.getName();
    private static final String ROUTER = AppRouter.class.getName();

    /** What the router puts into Via, after the protocol's version. */
    private static final String VIA = "slipway";

    /** Time to connect to a dyno, then H19 (Dev Center, "HTTP routing"). */
    private static final long CONNECT_MILLIS = 5_000;

    /** Time to the first byte of an answer after the request was sent, then H12 (Dev Center, "Request timeout"). */
    private static final long FIRST_BYTE_SECONDS = 30;

    /** Silence in the middle of an answer, then H15 (Dev Center, "HTTP routing"). */
    private static final long IDLE_SECONDS = 55;

    /** Below the 2 s after which gunicorn, the most impatient of the usual servers, closes kept connections. */
    private static final long KEPT_CONNECTION_MILLIS = 1_500;

    private static final int CONNECTIONS_PER_DYNO = 2_048;

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
        client.setConnectTimeout(CONNECT_MILLIS);
        client.setIdleTimeout(KEPT_CONNECTION_MILLIS);
        client.setMaxConnectionsPerDestination(CONNECTIONS_PER_DYNO);
        client.setMaxRequestsQueuedPerDestination(CONNECTIONS_PER_DYNO);
        client.setUserAgentField(null);
        client.setMaxRequestHeadersSize(RouterHandler.MAX_HEADER_BYTES);
        client.setMaxResponseHeadersSize(RouterHandler.MAX_HEADER_BYTES);
    }

    @Override
    public void carry(Visit visit, AppRouter router) {
        visit.request().setAttribute(VISIT, visit);
        visit.request().setAttribute(ROUTER, router);
        handle(visit.request(), visit.response(), visit.callback());
    }

    @Override
    protected HttpURI rewriteHttpURI(Request clientToProxyRequest) {
        return clientToProxyRequest.getHttpURI();
    }

    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request clientToProxyRequest, HttpURI uri) {
        Visit visit = visit(clientToProxyRequest);
        WebDyno dyno = Objects.requireNonNull(visit.dyno());
        Scheduler scheduler = getHttpClient().getScheduler();
        Scheduler.Task[] firstByte = new Scheduler.Task[1];
        return getHttpClient()
                .newRequest(dyno.host(), dyno.port())
                .method(clientToProxyRequest.getMethod())
                .path(uri.getPathQuery())
                .idleTimeout(IDLE_SECONDS, TimeUnit.SECONDS)
                .onRequestBegin(proxyToServerRequest -> visit.connected())
                .onRequestSuccess(proxyToServerRequest -> firstByte[0] = scheduler.schedule(
                        () -> proxyToServerRequest.abort(new TimeoutException("First byte")),
                        FIRST_BYTE_SECONDS,
                        TimeUnit.SECONDS))
                .onResponseBegin(serverToProxyResponse -> cancel(firstByte[0]))
                .onComplete(result -> cancel(firstByte[0]));
    }

    private static void cancel(Scheduler.Task task) {
        if (task != null) {
            task.cancel();
        }
    }

    @Override
    protected void addProxyHeaders(
            Request clientToProxyRequest, org.eclipse.jetty.client.Request proxyToServerRequest) {
        Visit visit = visit(clientToProxyRequest);
        String via = clientToProxyRequest
                .getConnectionMetaData()
                .getHttpVersion()
                .asString()
                .replace("HTTP/", "");
        proxyToServerRequest.headers(headers -> {
            headers.put(HttpHeader.X_FORWARDED_FOR, visit.forwardedFor());
            headers.put(HttpHeader.X_FORWARDED_PROTO, clientToProxyRequest.isSecure() ? "https" : "http");
            headers.put(HttpHeader.X_FORWARDED_PORT, String.valueOf(Request.getServerPort(clientToProxyRequest)));
            headers.put("X-Request-Start", String.valueOf(visit.arrivedMillis()));
            headers.put("X-Request-Id", visit.requestId());
            headers.put("Connect-Time", "null");
            headers.put("Total-Route-Time", String.valueOf(TimeUnit.NANOSECONDS.toMillis(visit.age())));
            String before = headers.getValuesList(HttpHeader.VIA).isEmpty()
                    ? ""
                    : String.join(", ", headers.getValuesList(HttpHeader.VIA)) + ", ";
            headers.put(HttpHeader.VIA, before + via + " " + VIA);
        });
    }

    /** A connection that could not be made must not spoil the request: another dyno may still get its body. */
    @Override
    protected org.eclipse.jetty.client.Request.Content newProxyToServerRequestContent(
            Request clientToProxyRequest,
            Response proxyToClientResponse,
            org.eclipse.jetty.client.Request proxyToServerRequest) {
        Visit visit = visit(clientToProxyRequest);
        return new ProxyRequestContent(clientToProxyRequest) {
            @Override
            public void fail(Throwable failure) {
                if (visit.wasConnected()) {
                    super.fail(failure);
                }
            }
        };
    }

    /** The server has put a Date into every answer already. */
    @Override
    protected @Nullable HttpField filterServerToProxyResponseField(HttpField serverToProxyResponseField) {
        return serverToProxyResponseField.getHeader() == HttpHeader.DATE ? null : serverToProxyResponseField;
    }

    @Override
    protected org.eclipse.jetty.client.Response.CompleteListener newServerToProxyResponseListener(
            Request clientToProxyRequest,
            org.eclipse.jetty.client.Request proxyToServerRequest,
            Response proxyToClientResponse,
            Callback proxyToClientCallback) {
        return new ProxyResponseListener(
                clientToProxyRequest, proxyToServerRequest, proxyToClientResponse, proxyToClientCallback) {
            @Override
            public void onHeaders(org.eclipse.jetty.client.Response serverToProxyResponse) {
                super.onHeaders(serverToProxyResponse);
                hopHeaders(serverToProxyResponse).forEach(proxyToClientResponse.getHeaders()::remove);
            }
        };
    }

    /** The headers that a dyno's Connection header names (RFC 9110, section 7.6.1). */
    private static Set<String> hopHeaders(org.eclipse.jetty.client.Response serverToProxyResponse) {
        Set<String> names = new HashSet<>();
        List<HttpField> connection = serverToProxyResponse.getHeaders().getFields(HttpHeader.CONNECTION);
        for (HttpField field : connection) {
            for (String name : field.getValues()) {
                names.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request clientToProxyRequest,
            org.eclipse.jetty.client.Request proxyToServerRequest,
            org.eclipse.jetty.client.Response serverToProxyResponse,
            Response proxyToClientResponse,
            Callback proxyToClientCallback,
            Throwable failure) {
        Visit visit = visit(clientToProxyRequest);
        AppRouter router = (AppRouter) clientToProxyRequest.getAttribute(ROUTER);
        if (!visit.wasConnected()) {
            router.notConnected(visit, failure instanceof ConnectException && !isTimeout(failure));
        } else if (proxyToClientResponse.isCommitted()) {
            router.brokenOff(visit, isTimeout(failure) ? RouterError.H15 : RouterError.H18, failure);
        } else {
            proxyToClientResponse.reset();
            router.noAnswer(visit, isTimeout(failure) ? RouterError.H12 : RouterError.H13);
        }
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof SocketTimeoutException
                || failure.getCause() instanceof TimeoutException;
    }

    private static Visit visit(Request clientToProxyRequest) {
        return (Visit) clientToProxyRequest.getAttribute(VISIT);
    }
}
