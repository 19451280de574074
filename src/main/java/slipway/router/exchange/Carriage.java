package slipway.router.exchange;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import slipway.router.reports.ExchangeRecord;
import slipway.service.domains.WebDyno;

/** The way of a request to a dyno: which one, by which connection, and how many were tried before. */
final class Carriage {
    private final LoopRouter router;
    private final Exchange exchange;
    private final ExchangeRecord record;
    private @Nullable WebDyno dyno;
    private @Nullable DynoLeg leg;
    private int attempts;
    private boolean onlyFresh;
    private boolean counts;

    Carriage(LoopRouter router, Exchange exchange, ExchangeRecord record) {
        this.router = router;
        this.exchange = exchange;
        this.record = record;
    }

    /**
     * @param ownConnection whether the request gets a connection that nobody had before
     * @param keepsAwake whether it keeps the app from sleeping
     */
    void begin(boolean ownConnection, boolean keepsAwake) {
        counts = keepsAwake;
        dyno = null;
        leg = null;
        attempts = 0;
        onlyFresh = ownConnection;
    }

    /** Takes the request to a dyno that has let it in. */
    void to(WebDyno chosen) {
        dyno = chosen;
        attempts++;
        to(router.pools().destination(chosen));
    }

    void to(Destination destination) {
        DynoLeg kept = onlyFresh ? null : router.pools().take(destination);
        if (kept == null) {
            DynoLeg fresh = new DynoLeg(router, destination);
            leg = fresh;
            fresh.connect(exchange);
        } else {
            leg = kept;
            kept.reuse(exchange);
        }
    }

    /** The dyno that has the request or is to have it; null for the platform, and while there is none. */
    @Nullable
    WebDyno dyno() {
        return dyno;
    }

    /** The connection by which it goes; null while there is none. */
    @Nullable
    DynoLeg leg() {
        return leg;
    }

    /** Dynos that were tried. */
    int attempts() {
        return attempts;
    }

    /** Whether more of the body may be sent. */
    boolean mayTakeMore() {
        return leg != null && record.isConnected() && leg.mayTakeMore();
    }

    void deliver(ByteBuffer bytes) {
        if (leg != null) {
            leg.deliver(bytes);
        }
    }

    /** Whether all that was to be sent is with the dyno. */
    boolean isDrained() {
        return leg != null && record.isConnected() && leg.isDrained();
    }

    /** Reads on, now that the client has room for more of the answer. */
    void readOn() {
        if (leg != null && !leg.isReading()) {
            leg.readOnForClient();
        }
    }

    /** The connection could not be made; returns the dyno to which it should have led. */
    @Nullable
    WebDyno failed() {
        WebDyno tried = dyno;
        leg = null;
        leaveDyno();
        return tried;
    }

    /** The connection is in other hands; the dyno does not wait for the end of what goes on there. */
    void handedOver() {
        leg = null;
        leaveDyno();
    }

    /** Whether the request can go to the same dyno again, by a connection of its own; else another one must be found. */
    boolean again() {
        WebDyno chosen = dyno;
        if (leg != null) {
            leg.close();
            leg = null;
        }
        onlyFresh = true;
        record.disconnected();
        if (chosen == null || chosen.isRetired()) {
            leaveDyno();
            return false;
        }
        to(router.pools().destination(chosen));
        return true;
    }

    /** The request is over. */
    void letGo(boolean mayBeKept) {
        if (leg != null) {
            DynoLeg used = leg;
            leg = null;
            used.release(mayBeKept);
        }
        leaveDyno();
    }

    private void leaveDyno() {
        WebDyno used = dyno;
        if (used != null) {
            used.leave(counts);
            record.tried(used);
            dyno = null;
        }
    }
}
