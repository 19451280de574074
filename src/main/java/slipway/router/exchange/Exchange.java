package slipway.router.exchange;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import slipway.router.framing.BadMessageException;
import slipway.router.framing.RequestHead;
import slipway.router.framing.ResponseHead;
import slipway.router.heads.Bytes;
import slipway.router.heads.Origin;
import slipway.router.heads.RequestWriter;
import slipway.router.reports.ExchangeRecord;
import slipway.router.rules.Affinity;
import slipway.router.rules.Bots;
import slipway.router.rules.ErrorPages;
import slipway.router.rules.Misdirection;
import slipway.router.rules.Restrictions;
import slipway.router.rules.RouterError;
import slipway.router.rules.Visit;
import slipway.service.domains.AppRoute;
import slipway.service.domains.WebDyno;

/** One request and its answer, from the client's leg to the dyno's and back. A client's connection has one at a time. */
final class Exchange implements Visit {
    /** Of a request that waits: its head, and what of its body came with it. */
    private static final int USUAL_REQUEST = 1_024;

    private static final int NOT_FOUND = 404;

    private final LoopRouter router;
    private final ClientLeg client;
    private final Asked asked = new Asked();
    private final ClientAnswer answer;
    private final Bytes request = new Bytes(USUAL_REQUEST);
    private final RequestWriter writer = new RequestWriter(request);
    private final ExchangeRecord record = new ExchangeRecord();
    private final Carriage carriage;
    private @Nullable Runnable leaveWaitingRoom;
    private boolean toPlatform;
    private boolean over = true;
    private boolean misdirected;
    private boolean ignored;
    private @Nullable String wantedDyno;
    private @Nullable AppRoute route;
    private long ticket;
    private long arrived;
    private long sent;

    Exchange(LoopRouter router, ClientLeg client) {
        this.router = router;
        this.client = client;
        answer = new ClientAnswer(router, client, asked);
        carriage = new Carriage(router, this, record);
    }

    /** @param read where the bytes of the body are that have come with the head */
    void begin(RequestReader reader, Origin origin, ByteBuffer read) {
        ticket++;
        over = false;
        router.exchangeBegun();
        asked.read(reader);
        answer.begin();
        arrived = router.loop().now();
        sent = 0;
        misdirected = false;
        ignored = false;
        wantedDyno = null;
        route = null;
        request.clear();
        record.begin();
        RequestHead head = reader.head();
        toPlatform = router.around().isPlatform().test(asked.host());
        if (toPlatform) {
            String chain = RequestWriter.chain(head, origin.client());
            String asking = origin.trusted() ? router.around().trustedProxies().clientIn(chain) : origin.client();
            writer.toPlatform(head, origin, asking);
        } else {
            beginForApp(head, origin);
        }
        carriage.begin(route != null && route.closesDynoConnections(), !ignored);
        request.add(read, reader.bodyStart(), reader.bodyBytes());
    }

    private void beginForApp(RequestHead head, Origin origin) {
        AppRoute known = router.around().routes().get(asked.host());
        route = known;
        misdirected = known != null && Misdirection.is(router.around().routes(), origin.serverName(), known);
        String chain = RequestWriter.chain(head, origin.client());
        String id = RequestWriter.requestId(head, router.ids());
        boolean close = known != null && known.closesDynoConnections();
        writer.toDyno(head, origin, chain, id, System.currentTimeMillis(), close);
        record.ask(head, asked.host(), id, chain, origin);
        ignored = known != null && known.ignoresBots() && Bots.isOne(head);
        if (known != null && known.affinity()) {
            wantedDyno = Affinity.wantedDyno(head);
        }
    }

    /** Finds out where it goes. */
    void dispatch() {
        if (toPlatform) {
            carriage.to(router.around().platform());
        } else if (misdirected) {
            refuse(RouterError.H31);
        } else {
            router.around().appRouter().dispatch(this);
        }
    }

    @Override
    public String host() {
        return asked.host();
    }

    @Override
    public long age() {
        return System.nanoTime() - arrived;
    }

    @Override
    public int attempts() {
        return carriage.attempts();
    }

    @Override
    public @Nullable String wantedDyno() {
        return wantedDyno;
    }

    @Override
    public boolean wakesNobody() {
        return ignored;
    }

    @Override
    public Executor loop() {
        return task -> router.loop().execute(client, task);
    }

    @Override
    public void waits(Runnable leave) {
        leaveWaitingRoom = leave;
    }

    @Override
    public long ticket() {
        return ticket;
    }

    Asked asked() {
        return asked;
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void forward(WebDyno chosen) {
        carriage.to(chosen);
    }

    /** The request may go out. */
    void connected(DynoLeg connected, long connectNanos) {
        long now = router.loop().now();
        record.connected(now, connectNanos);
        writer.setTimes(
                connectNanos / ExchangeRecord.NANOS_PER_MILLI, (now - arrived) / ExchangeRecord.NANOS_PER_MILLI);
        connected.deliver(request.view());
        if (!asked.isRepeatable()) {
            request.clear();
        }
        noteSent();
        client.mayGoOn();
    }

    /** No dyno has seen anything of the request; another one may. */
    void notConnected(boolean refused, long tookNanos) {
        record.notConnected(tookNanos);
        WebDyno tried = carriage.failed();
        if (tried == null) {
            refuse(RouterError.H99);
        } else {
            router.around().appRouter().notConnected(this, tried, refused);
        }
    }

    /** Whether the body may be read from the client, since there is room for it where it goes. */
    boolean mayTakeBody() {
        return carriage.mayTakeMore();
    }

    /** Part of the request's body. */
    void body(ByteBuffer bytes) {
        carriage.deliver(bytes);
    }

    /** The last of the body has been handed on. */
    void noteSent() {
        if (sent == 0 && client.bodyIsDone() && carriage.isDrained()) {
            sent = router.loop().now();
        }
    }

    void dynoDrained() {
        noteSent();
        client.mayGoOn();
    }

    /** The client has room for more of the answer. */
    void clientDrained() {
        carriage.readOn();
    }

    void interim(ResponseHead head) {
        answer.interim(head);
    }

    void writeHead(Bytes out, ResponseHead head, AnswerBody body) {
        record.answered(head.status());
        answer.writeHead(out, head, body, !toPlatform, Affinity.cookie(route, carriage.dyno(), wantedDyno));
    }

    boolean mayTakeAnswer(int most) {
        return client.mayTakeMore(most);
    }

    /** Part of the answer, and how many of its bytes are the body's. */
    void deliver(ByteBuffer bytes, int bodyBytes) {
        record.bytes(bodyBytes);
        answer.deliver(bytes);
    }

    /** The answer is whole. */
    void answered() {
        carriage.letGo(client.bodyIsDone());
        answer.end();
    }

    /** The dyno has agreed to speak another protocol; from now on bytes pass as they are. */
    void tunnel(DynoLeg server, ResponseHead head, ByteBuffer rest) {
        record.answered(head.status());
        Bytes out = router.answer();
        answer.writeUpgrade(out, head, !toPlatform, Affinity.cookie(route, carriage.dyno(), wantedDyno));
        int early = rest.remaining();
        deliver(out.add(rest, rest.position(), early).view(), early);
        // It may last for days; who waits for the dyno's requests to end does not wait for it.
        WebDyno with = carriage.dyno();
        if (with != null) {
            with.tunnelBegun();
        }
        carriage.handedOver();
        request.clear();
        long idle = server.destination().isTimed() ? router.options().idle().toNanos() : 0;
        client.tunnelTo(server, idle, (toClient, tooIdle) -> {
            record.bytes(toClient);
            if (tooIdle) {
                record.fail(RouterError.H15);
            }
            if (with != null) {
                with.tunnelOver();
            }
            finish();
        });
    }

    /** The dyno's connection is at its end before the answer is. */
    void dynoClosed(DynoLeg closed) {
        if (answer.hasBegun()) {
            breakOff(RouterError.H18);
        } else if (!closed.hasAnswered() && closed.wasReused() && asked.isRepeatable()) {
            // It was closed while this was on its way: RFC 9110, section 9.2.2, lets a proxy ask once more.
            sent = 0;
            if (!carriage.again()) {
                dispatch();
            }
        } else {
            refuse(RouterError.H13);
        }
    }

    void badAnswer(BadMessageException why) {
        String restriction = Restrictions.of(why);
        if (answer.hasBegun()) {
            breakOff(RouterError.H18);
        } else if (restriction.isEmpty()) {
            refuse(RouterError.H17);
        } else {
            record.restriction(restriction);
            refuse(RouterError.H25);
        }
    }

    /** Something is wrong with this very code. */
    void failed() {
        refuse(RouterError.H99);
    }

    @Override
    public void refuse(RouterError error) {
        refuse(error, error.status(), ErrorPages.of(error, route));
    }

    private void refuse(RouterError error, int status, byte[] page) {
        if (over) {
            return;
        }
        if (answer.hasBegun()) {
            breakOff(error);
            return;
        }
        record.fail(error);
        record.answered(status);
        carriage.letGo(false);
        answer.page(status, page, record.requestIdHeader());
    }

    @Override
    public void refuseUnknownHost() {
        route = null;
        answer.page(NOT_FOUND, ErrorPages.noSuchApp(), record.requestIdHeader());
    }

    /** The client has a part of the answer already, and can only see that the rest does not come. */
    private void breakOff(RouterError error) {
        record.fail(error);
        carriage.letGo(false);
        client.cutOff(answer.endsWithConnection());
    }

    /** What is wrong with the request, though it is clear for whom it is. */
    void badRequest(BadMessageException why) {
        record.cause(why.getMessage());
        answer.keepNothing();
        refuse(RouterError.H26, why.status(), ErrorPages.of(RouterError.H26, null));
    }

    /** The client does not take what is left of its answer. */
    void clientIsLate() {
        breakOff(RouterError.H28);
    }

    /** The client has gone before it had its answer. */
    void clientGone() {
        record.fail(RouterError.H27);
        finish();
    }

    /** The router ends, and the answer with it. */
    void cutByTheEnd() {
        if (!over) {
            breakOff(RouterError.H24);
        }
    }

    /** All is over; what there is to tell is told. */
    void finish() {
        if (over) {
            return;
        }
        over = true;
        ticket++;
        router.exchangeOver();
        if (leaveWaitingRoom != null) {
            leaveWaitingRoom.run();
            leaveWaitingRoom = null;
        }
        carriage.letGo(false);
        AppRoute known = route;
        if (known != null) {
            record.report(router.reports(), known.appId());
        }
        request.clear();
    }

    /** Looks whether something takes too long. */
    void check(long now) {
        DynoLeg to = carriage.leg();
        if (over || to == null || !record.isConnected()) {
            return;
        }
        RouterError late =
                Overdue.what(now, router.options(), client, to, answer.hasBegun(), sent, record.connectedAt());
        if (late == RouterError.H28) {
            breakOff(late);
        } else if (late != null) {
            refuse(late);
        }
    }
}
