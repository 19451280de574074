package slipway.router.exchange;

import java.nio.ByteBuffer;
import java.util.function.Predicate;
import slipway.config.RouterSettings;
import slipway.router.framing.RequestHead;
import slipway.router.framing.ResponseHead;
import slipway.router.heads.Bytes;
import slipway.router.heads.RequestIds;
import slipway.router.heads.TrustedProxies;
import slipway.router.loop.EventLoop;
import slipway.router.reports.LoopReports;
import slipway.router.reports.Reports;
import slipway.router.rules.AppRouter;
import slipway.service.domains.RouteTable;

/** What all requests of one loop share; a loop does one thing at a time, so that each of these is there once. */
public final class LoopRouter {
    /** What is needed of the rest of the router and of the platform. */
    public record Surroundings(
            AppRouter appRouter,
            RouteTable routes,
            RouterSettings options,
            TrustedProxies trustedProxies,
            Destination platform,
            Predicate<String> isPlatform,
            Reports reports) {}

    private static final int HEAD_BYTES = 8_192;

    private final EventLoop loop;
    private final Surroundings around;
    private final Pools pools;
    private final LoopReports reports;
    private final RequestHead requestHead = new RequestHead();
    private final ResponseHead responseHead = new ResponseHead();
    private final Bytes answer = new Bytes(HEAD_BYTES);
    private final ByteBuffer peek = ByteBuffer.allocateDirect(1);
    private final RequestIds ids = new RequestIds();
    private volatile boolean closing;
    private volatile int clients;
    private volatile int exchanges;

    public LoopRouter(EventLoop loop, Surroundings around) {
        this.loop = loop;
        this.around = around;
        pools = new Pools(this);
        reports = new LoopReports(around.reports());
        loop.eachRound(reports::handOn, reports::handOnAll);
    }

    public EventLoop loop() {
        return loop;
    }

    /** Lets every connection end after the request that it is at. */
    public void close() {
        closing = true;
    }

    /** Clients who are connected, tunnels among them; from any thread. */
    public int clients() {
        return clients;
    }

    /** To be called on the loop's own thread alone, as all that counts. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void clientCame() {
        clients++;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    public void clientLeft() {
        clients--;
    }

    /** Requests that are not answered to their end; from any thread. */
    public int exchanges() {
        return exchanges;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void exchangeBegun() {
        exchanges++;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void exchangeOver() {
        exchanges--;
    }

    boolean isClosing() {
        return closing;
    }

    Surroundings around() {
        return around;
    }

    RouterSettings options() {
        return around.options();
    }

    Pools pools() {
        return pools;
    }

    public LoopReports reports() {
        return reports;
    }

    RequestHead requestHead() {
        return requestHead;
    }

    ResponseHead responseHead() {
        return responseHead;
    }

    /** Where the head of an answer is put together. */
    Bytes answer() {
        answer.clear();
        return answer;
    }

    /** Room for a byte that should not be there. */
    ByteBuffer peek() {
        return peek.clear();
    }

    RequestIds ids() {
        return ids;
    }
}
