package slipway.router;

import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import slipway.service.domains.WebDyno;

/** One request of a visitor on its way through the router: who asked for what, which dyno has it, how long it took. */
final class Visit {
    /** What a client's own request id must look like to be kept (Dev Center, "HTTP request IDs"). */
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9+/=-]{20,200}");

    private final String host;
    private final Request request;
    private final CountingResponse response;
    private final Callback callback;
    private final String requestId;
    private final long arrived = System.nanoTime();
    private final long arrivedMillis = System.currentTimeMillis();
    private int attempts;
    private long forwarded;
    private long connected;
    private @Nullable WebDyno dyno;
    private @Nullable RouterError error;

    Visit(String host, Request request, Response response, Callback callback) {
        this.host = host;
        this.request = request;
        this.response = new CountingResponse(request, response);
        this.callback = callback;
        String given = request.getHeaders().get("X-Request-Id");
        this.requestId = given != null && REQUEST_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    String host() {
        return host;
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    Callback callback() {
        return callback;
    }

    String requestId() {
        return requestId;
    }

    /** Milliseconds since 1970 at which the request reached the router. */
    long arrivedMillis() {
        return arrivedMillis;
    }

    /** Nanoseconds since the request reached the router. */
    long age() {
        return System.nanoTime() - arrived;
    }

    /** Notes that a dyno, which has let the request in, is about to get it. */
    void forwardTo(WebDyno chosen) {
        dyno = chosen;
        attempts++;
        forwarded = System.nanoTime();
        connected = 0;
    }

    void connected() {
        connected = System.nanoTime();
    }

    boolean wasConnected() {
        return connected != 0;
    }

    int attempts() {
        return attempts;
    }

    @Nullable
    WebDyno dyno() {
        return dyno;
    }

    void fail(RouterError because) {
        error = because;
    }

    @Nullable
    RouterError error() {
        return error;
    }

    long bytes() {
        return response.bytes;
    }

    /** Milliseconds from the choice of the dyno to the connection; negative where there was none. */
    long connectMillis() {
        return connected == 0 ? -1 : TimeUnit.NANOSECONDS.toMillis(connected - forwarded);
    }

    /** Milliseconds from the connection until now; negative where there was none. */
    long serviceMillis() {
        return connected == 0 ? -1 : TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - connected);
    }

    /** The addresses that the request came through, the last one seen by the router itself. */
    String forwardedFor() {
        String client = Request.getRemoteAddr(request);
        StringBuilder all = new StringBuilder();
        for (HttpField field : request.getHeaders().getFields(HttpHeader.X_FORWARDED_FOR)) {
            all.append(field.getValue()).append(", ");
        }
        return all.append(client).toString();
    }

    /** Counts the body bytes that go to the visitor. */
    private static final class CountingResponse extends Response.Wrapper {
        private long bytes;

        private CountingResponse(Request request, Response wrapped) {
            super(request, wrapped);
        }

        @Override
        public void write(boolean last, @Nullable ByteBuffer content, Callback callback) {
            bytes += content == null ? 0 : content.remaining();
            super.write(last, content, callback);
        }
    }
}
