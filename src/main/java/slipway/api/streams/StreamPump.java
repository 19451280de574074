package slipway.api.streams;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import slipway.service.logs.TextStream;

/**
 * Writes a growing text to a client without a thread of its own: it reads on only when the client has taken what was
 * written, so that a slow client costs nothing but its own place in the text.
 */
final class StreamPump implements WriteListener, AsyncListener {
    private static final Logger LOG = Logger.getLogger(StreamPump.class.getName());

    /** Below the idle time-outs of the usual proxies, and of our own router. */
    private static final long HEARTBEAT_SECONDS = 20;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final TextStream stream;
    private final AutoCloseable watch;
    private final ScheduledFuture<?> heartbeat;
    private boolean beatDue;
    private boolean closed;
    private boolean writable;

    private StreamPump(AsyncContext context, TextStream stream, ScheduledExecutorService clock) throws IOException {
        this.context = context;
        this.stream = stream;
        this.out = context.getResponse().getOutputStream();
        this.watch = stream.watch(this::more);
        this.heartbeat =
                clock.scheduleWithFixedDelay(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    /** The same as plain text that nobody may keep. */
    static void startText(
            HttpServletRequest request, HttpServletResponse response, TextStream stream, ScheduledExecutorService clock)
            throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        start(request.startAsync(), stream, clock);
    }

    static void start(AsyncContext context, TextStream stream, ScheduledExecutorService clock) throws IOException {
        context.setTimeout(0);
        StreamPump pump = new StreamPump(context, stream, clock);
        context.addListener(pump);
        pump.out.setWriteListener(pump);
    }

    @Override
    public synchronized void onWritePossible() throws IOException {
        writable = true;
        pump();
    }

    private synchronized void more() {
        if (writable && !closed) {
            try {
                pump();
            } catch (IOException e) {
                onError(e);
            }
        }
    }

    private synchronized void beat() {
        beatDue = true;
        more();
    }

    private void pump() throws IOException {
        boolean wrote = false;
        while (!closed && out.isReady()) {
            byte[] text = stream.read();
            if (text.length == 0 && beatDue) {
                text = stream.heartbeat();
            }
            beatDue = false;
            if (text.length > 0) {
                out.write(text);
                wrote = true;
            } else if (stream.isOver()) {
                close();
                context.complete();
                return;
            } else if (wrote) {
                wrote = false;
                out.flush();
            } else {
                return;
            }
        }
        writable = false;
    }

    @Override
    public synchronized void onError(Throwable failure) {
        LOG.log(Level.FINE, "A client is gone", failure);
        if (!closed) {
            close();
            context.complete();
        }
    }

    private void close() {
        closed = true;
        heartbeat.cancel(false);
        try {
            watch.close();
        } catch (Exception e) {
            LOG.log(Level.FINE, "The watch was gone already", e);
        }
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // There is no time-out.
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(event.getThrowable());
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nothing to do: it starts once.
    }
}
