package slipway.router.reports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.router.framing.RequestHead;
import slipway.router.heads.Origin;
import slipway.router.rules.RouterError;
import slipway.service.domains.WebDyno;
import slipway.service.metrics.Times;

/** What is told of an exchange when it is over: the router's line in the app's log, as Heroku's Router 2.0 writes it. */
public final class ExchangeRecord {
    public static final long NANOS_PER_MILLI = 1_000_000;

    private static final int USUAL_LINE = 256;
    private static final int LONG_LINE = 4_096;

    private StringBuilder asked = new StringBuilder(USUAL_LINE);
    private String requestId = "";
    private String protocol = "";
    private @Nullable String tlsVersion;
    private @Nullable WebDyno dyno;
    private @Nullable RouterError error;
    private String extra = "";
    private int status;
    private long bytes;
    private long connectedAt;
    private long connectNanos;
    private boolean connected;
    private boolean connectKnown;
    private long arrived;

    public void begin() {
        requestId = "";
        dyno = null;
        error = null;
        extra = "";
        status = 0;
        bytes = 0;
        connected = false;
        arrived = System.nanoTime();
        connectKnown = false;
        asked = asked.capacity() > LONG_LINE ? new StringBuilder(USUAL_LINE) : asked;
        asked.setLength(0);
    }

    /** Notes what an app was asked for. */
    public void ask(RequestHead head, String host, String id, String chain, Origin origin) {
        requestId = id;
        protocol = origin.protocol();
        tlsVersion = origin.tlsVersion();
        asked.append(" method=").append(head.line().method()).append(" path=\"");
        clean(head.line().target());
        asked.append("\" host=").append(host).append(" request_id=").append(id).append(" fwd=\"");
        clean(chain);
        asked.append('"');
    }

    /** Nobody may end the field, or the line, by what he sends. */
    private void clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                asked.append("%22");
            } else if (!Character.isISOControl(c)) {
                asked.append(c);
            }
        }
    }

    public void connected(long now, long nanos) {
        connected = true;
        connectKnown = true;
        connectedAt = now;
        connectNanos = nanos;
    }

    /** Notes how long it took to find out that there is no connection to be had. */
    public void notConnected(long nanos) {
        connectKnown = true;
        connectNanos = nanos;
    }

    public void disconnected() {
        connected = false;
    }

    public boolean isConnected() {
        return connected;
    }

    public long connectedAt() {
        return connectedAt;
    }

    /** Notes the dyno that had, or was to have, the request. */
    public void tried(WebDyno tried) {
        dyno = tried;
    }

    public void answered(int withStatus) {
        status = withStatus;
    }

    public void bytes(long more) {
        bytes += more;
    }

    public void fail(RouterError because) {
        error = because;
        if ((because != RouterError.H26 && status != 0) || because.status() == 499) {
            status = because.status();
        }
    }

    public void cause(@Nullable String why) {
        extra = " cause=\"" + why + "\"";
    }

    public void restriction(String what) {
        extra = ": " + what;
    }

    public String requestIdHeader() {
        return requestId.isEmpty() ? "" : "X-Request-Id: " + requestId + "\r\n";
    }

    /** Hands the line on; to be called once. */
    public void report(LoopReports reports, UUID appId) {
        long now = System.nanoTime();
        reports.line(new Reports.Line(appId, line(reports.text(), now)), now);
        String code = error == null ? "" : error.name();
        reports.meters().count(appId, status, code, bytes, times(now), now);
    }

    private Times times(long now) {
        return new Times(now - arrived, connectKnown ? connectNanos : -1, connected ? now - connectedAt : -1);
    }

    private String line(StringBuilder line, long now) {
        RouterError why = error;
        if (why == null) {
            line.append("at=info");
        } else {
            if (!why.side().isEmpty()) {
                line.append("sock=").append(why.side()).append(' ');
            }
            line.append("at=").append(why.level()).append(" code=").append(why.name());
            line.append(" desc=\"").append(why.description());
            line.append(why == RouterError.H25 ? extra : "").append('"');
            line.append(why == RouterError.H26 ? extra : "");
        }
        line.append(asked).append(" dyno=");
        if (dyno != null) {
            line.append(dyno.name());
        }
        line.append(" connect=");
        if (connectKnown) {
            line.append(connectNanos / NANOS_PER_MILLI).append("ms");
        }
        line.append(" service=");
        if (connected) {
            line.append((now - connectedAt) / NANOS_PER_MILLI).append("ms");
        }
        line.append(" status=");
        if (status != 0) {
            line.append(status);
        }
        line.append(" bytes=");
        if (why == null || !why.side().isEmpty()) {
            line.append(bytes);
        }
        line.append(" protocol=").append(protocol).append(" tls=").append(tlsVersion != null);
        if (tlsVersion != null) {
            line.append(" tls_version=").append(tlsVersion);
        }
        return line.toString();
    }
}
