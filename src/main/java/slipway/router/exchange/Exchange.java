package slipway.router.exchange;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import slipway.router.framing.BadMessageException;
import slipway.router.framing.RequestHead;
import slipway.router.framing.ResponseHead;
import slipway.router.rules.ErrorPages;
import slipway.router.rules.RouterError;
import slipway.router.rules.Visit;
import slipway.service.domains.AppRoute;
import slipway.service.domains.WebDyno;

/** One request and its answer, from the client's leg to the dyno's and back. A client's connection has one at a time. */
final class Exchange implements Visit {
    /** Of a request that waits: its head, and what of its body came with it. */
    private static final int USUAL_REQUEST = 1_024;

    private final LoopRouter router;
    private final ClientLeg client;
    private final Bytes request = new Bytes(USUAL_REQUEST);
    private final RequestWriter writer = new RequestWriter(request);
    private final ExchangeRecord record = new ExchangeRecord();
    private String host = "";
    private boolean toPlatform;
    private boolean isHead;
    private boolean isSafe;
    private boolean http11;
    private boolean asksForUpgrade;
    private boolean hasBody;
    private boolean keepsClient;
    private boolean answerBegun;
    private boolean over = true;
    private boolean onlyFresh;
    private boolean wasTimed;
    private boolean misdirected;
    private @Nullable String wantedDyno;
    private @Nullable AppRoute route;
    private @Nullable WebDyno dyno;
    private @Nullable DynoLeg leg;
    private int attempts;
    private long ticket;
    private long arrived;
    private long sent;

    Exchange(LoopRouter router, ClientLeg client) {
        this.router = router;
        this.client = client;
    }

    /**
     * Takes a request whose head has been read.
     *
     * @param bodyStart where in {@code read} those bytes of its body are that have come with it
     */
    void begin(RequestHead head, String requestedHost, Origin origin, ByteBuffer read, int bodyStart, int bodyBytes) {
        ticket++;
        over = false;
        host = requestedHost;
        arrived = router.loop().now();
        attempts = 0;
        sent = 0;
        answerBegun = false;
        onlyFresh = false;
        wantedDyno = null;
        misdirected = false;
        dyno = null;
        leg = null;
        isHead = head.line().isHead();
        isSafe = head.line().isSafe();
        http11 = head.isHttp11();
        asksForUpgrade = head.asksForUpgrade();
        hasBody = !client.bodyIsDone() || bodyBytes > 0;
        keepsClient = head.keepsConnection();
        request.clear();
        toPlatform = router.around().isPlatform().test(host);
        if (toPlatform) {
            route = null;
            String chain = RequestWriter.chain(head, origin.client());
            String asking = origin.trusted() ? router.around().trustedProxies().clientIn(chain) : origin.client();
            writer.toPlatform(head, origin, asking);
        } else {
            beginForApp(head, origin);
        }
        request.add(read, bodyStart, bodyBytes);
    }

    private void beginForApp(RequestHead head, Origin origin) {
        AppRoute known = router.around().routes().get(host);
        route = known;
        misdirected = known != null && isForAnother(origin.serverName(), known);
        String chain = RequestWriter.chain(head, origin.client());
        String id = RequestWriter.requestId(head, router.ids());
        boolean close = known != null && known.closesDynoConnections();
        writer.toDyno(head, origin, chain, id, System.currentTimeMillis(), close);
        record.begin(head, host, id, chain, origin);
        if (known != null && known.affinity()) {
            wantedDyno = Affinity.wantedDyno(head);
        }
    }

    /** Whether TLS was begun for another app: whoever did that has looked at the other one's certificate. */
    private boolean isForAnother(String serverName, AppRoute known) {
        if (serverName.isEmpty() || serverName.equals(host)) {
            return false;
        }
        AppRoute begunFor = router.around().routes().get(serverName);
        return begunFor != null && !begunFor.appId().equals(known.appId());
    }

    /** Finds out where it goes. */
    void dispatch() {
        if (toPlatform) {
            carry(router.around().platform());
        } else if (misdirected) {
            refuse(RouterError.H31);
        } else {
            router.around().appRouter().dispatch(this);
        }
    }

    @Override
    public String host() {
        return host;
    }

    @Override
    public long age() {
        return System.nanoTime() - arrived;
    }

    @Override
    public int attempts() {
        return attempts;
    }

    @Override
    public @Nullable String wantedDyno() {
        return wantedDyno;
    }

    @Override
    public Executor loop() {
        return router.loop();
    }

    @Override
    public long ticket() {
        return ticket;
    }

    boolean isHead() {
        return isHead;
    }

    boolean isHttp11() {
        return http11;
    }

    boolean asksForUpgrade() {
        return asksForUpgrade;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void forward(WebDyno chosen) {
        dyno = chosen;
        attempts++;
        carry(router.pools().destination(chosen));
    }

    private void carry(Destination destination) {
        wasTimed = destination.isTimed();
        DynoLeg kept = onlyFresh || (route != null && route.closesDynoConnections())
                ? null
                : router.pools().take(destination);
        if (kept == null) {
            DynoLeg fresh = new DynoLeg(router, destination);
            leg = fresh;
            fresh.connect(this);
        } else {
            leg = kept;
            kept.reuse(this);
        }
    }

    /** The request may go out. */
    void connected(DynoLeg connected, long connectNanos) {
        long now = router.loop().now();
        record.connected(now, connectNanos);
        writer.setTimes(connectNanos / ExchangeRecord.NANOS_PER_MILLI, (now - arrived) / ExchangeRecord.NANOS_PER_MILLI);
        connected.deliver(request.view());
        noteSent();
        client.mayGoOn();
    }

    /** No dyno has seen anything of the request; another one may. */
    void notConnected(boolean refused) {
        leg = null;
        WebDyno tried = dyno;
        if (tried == null) {
            refuse(RouterError.H99);
            return;
        }
        tried.leave();
        dyno = null;
        record.tried(tried);
        router.around().appRouter().notConnected(this, tried, refused);
    }

    /** Whether the body may be read from the client, since there is room for it where it goes. */
    boolean mayTakeBody() {
        DynoLeg to = leg;
        return to != null && record.isConnected() && to.mayTakeMore();
    }

    /** Part of the request's body. */
    void body(ByteBuffer bytes) {
        DynoLeg to = leg;
        if (to != null) {
            to.deliver(bytes);
        }
    }

    /** The last of the body has been handed on. */
    void noteSent() {
        DynoLeg to = leg;
        if (sent == 0 && to != null && client.bodyIsDone() && to.isDrained() && record.isConnected()) {
            sent = router.loop().now();
        }
    }

    void dynoDrained() {
        noteSent();
        client.mayGoOn();
    }

    /** The client has room for more of the answer. */
    void clientDrained() {
        DynoLeg from = leg;
        if (from != null && !from.isReading()) {
            from.resumeReading();
        }
    }

    void interim(ResponseHead head) {
        if (http11) {
            Bytes out = router.answer();
            ResponseWriter.writeInterim(out, head);
            client.deliver(out.view());
        }
    }

    void writeHead(Bytes out, ResponseHead head, AnswerBody body) {
        record.answered(head.status());
        // Without its chunks only the end of the connection tells the end of an answer.
        boolean endsWithConnection = body.endsWithConnection() || !body.isPlain();
        keepsClient &= client.bodyIsDone() && !client.hasEnded() && !router.isClosing() && !endsWithConnection;
        ResponseWriter.Connection connection = !keepsClient
                ? ResponseWriter.Connection.CLOSED
                : http11 ? ResponseWriter.Connection.KEPT : ResponseWriter.Connection.KEPT_FOR_HTTP_10;
        ResponseWriter.write(
                out, head, connection, body.hasChunks(), !toPlatform, Affinity.cookie(route, dyno, wantedDyno));
    }

    boolean mayTakeAnswer(int most) {
        return client.mayTakeAnswer(most);
    }

    void deliver(Bytes out, int bodyBytes) {
        answerBegun = true;
        record.bytes(bodyBytes);
        client.deliver(out.view());
    }

    void deliver(ByteBuffer bytes, int bodyBytes) {
        record.bytes(bodyBytes);
        client.deliver(bytes);
    }

    /** The answer is whole. */
    void answered() {
        releaseLeg(client.bodyIsDone());
        client.answerOver(keepsClient && client.bodyIsDone());
    }

    /** The dyno has agreed to speak another protocol; from now on bytes pass as they are. */
    void tunnel(DynoLeg server, ResponseHead head, ByteBuffer rest) {
        leg = null;
        answerBegun = true;
        record.answered(head.status());
        Bytes out = router.answer();
        ResponseWriter.write(
                out,
                head,
                ResponseWriter.Connection.UPGRADED,
                false,
                !toPlatform,
                Affinity.cookie(route, dyno, wantedDyno));
        int early = rest.remaining();
        deliver(out.add(rest, rest.position(), early), early);
        // It may last for days; who waits for the dyno's requests to end does not wait for it.
        leaveDyno();
        request.clear();
        long idle = wasTimed ? router.options().idle().toNanos() : 0;
        client.tunnelTo(server, idle, (toClient, tooIdle) -> {
            record.bytes(toClient);
            if (tooIdle) {
                record.fail(RouterError.H15);
            }
            finish();
        });
    }

    /** The dyno's connection is at its end before the answer is. */
    void dynoClosed(DynoLeg closed) {
        if (answerBegun) {
            record.fail(RouterError.H18);
            releaseLeg(false);
            client.cutOff();
        } else if (!closed.hasAnswered() && closed.wasReused() && isSafe && !hasBody) {
            // It was closed while this was on its way: RFC 9110, section 9.2.2, lets a proxy ask once more.
            sendAgain();
        } else {
            refuse(RouterError.H13);
        }
    }

    private void sendAgain() {
        if (leg != null) {
            leg.close();
            leg = null;
        }
        onlyFresh = true;
        sent = 0;
        record.disconnected();
        WebDyno chosen = dyno;
        if (chosen == null) {
            dispatch();
        } else if (chosen.isRetired()) {
            chosen.leave();
            dyno = null;
            dispatch();
        } else {
            carry(router.pools().destination(chosen));
        }
    }

    void badAnswer(BadMessageException why) {
        if (answerBegun) {
            record.fail(RouterError.H18);
            releaseLeg(false);
            client.cutOff();
            return;
        }
        String restriction = Restrictions.of(why);
        if (restriction.isEmpty()) {
            refuse(RouterError.H17);
        } else {
            record.restriction(restriction);
            refuse(RouterError.H25);
        }
    }

    void failed() {
        if (answerBegun) {
            record.fail(RouterError.H99);
            releaseLeg(false);
            client.cutOff();
        } else {
            refuse(RouterError.H99);
        }
    }

    @Override
    public void refuse(RouterError error) {
        refuse(error, error.status(), ErrorPages.of(error, route));
    }

    void refuse(RouterError error, int status, byte[] page) {
        if (over) {
            return;
        }
        if (answerBegun) {
            record.fail(error);
            releaseLeg(false);
            client.cutOff();
            return;
        }
        record.fail(error);
        record.answered(status);
        releaseLeg(false);
        sendPage(status, page);
    }

    @Override
    public void refuseUnknownHost() {
        route = null;
        record.answered(404);
        sendPage(404, ErrorPages.noSuchApp());
    }

    private void sendPage(int status, byte[] page) {
        answerBegun = true;
        boolean keeps = keepsClient && client.bodyIsDone() && !client.hasEnded();
        Bytes out = router.answer();
        ResponseWriter.Connection connection = !keeps
                ? ResponseWriter.Connection.CLOSED
                : http11 ? ResponseWriter.Connection.KEPT : ResponseWriter.Connection.KEPT_FOR_HTTP_10;
        String id = record.requestIdHeader();
        ResponseWriter.writePage(out, status, page, !isHead, connection, id);
        client.deliver(out.view());
        client.answerOver(keeps);
    }

    /** What in the request's body was wrong. */
    void badBody(BadMessageException why) {
        record.cause(why.getMessage());
        refuse(RouterError.H26, why.status(), ErrorPages.of(RouterError.H26, null));
    }

    /** The client has gone before it had its answer. */
    void clientGone() {
        record.fail(RouterError.H27);
        finish();
    }

    private void releaseLeg(boolean mayBeKept) {
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
            used.leave();
            record.tried(used);
            dyno = null;
        }
    }

    /** All is over; what there is to tell is told. */
    void finish() {
        if (over) {
            return;
        }
        over = true;
        ticket++;
        releaseLeg(false);
        AppRoute known = route;
        if (known != null) {
            record.report(router, known.appId());
        }
        request.clear();
    }

    /** Looks whether something takes too long. */
    void check(long now) {
        if (over) {
            return;
        }
        DynoLeg to = leg;
        if (!wasTimed || to == null || !record.isConnected()) {
            return;
        }
        long idle = router.options().idle().toNanos();
        long quietDyno = now - Math.max(to.lastRead(), record.connectedAt());
        long quietClient = now - Math.max(client.lastMove(), record.connectedAt());
        if (!client.bodyIsDone() && client.isReading() && quietClient > idle) {
            clientIdle();
        } else if (answerBegun && client.isStuck() && quietClient > idle) {
            clientIdle();
        } else if (!answerBegun && sent != 0) {
            if (now - sent > router.options().firstByte().toNanos()) {
                refuse(RouterError.H12);
            }
        } else if (quietDyno > idle && quietClient > idle) {
            refuse(RouterError.H15);
        }
    }

    private void clientIdle() {
        record.fail(RouterError.H28);
        releaseLeg(false);
        client.close();
        finish();
    }
}
