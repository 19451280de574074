package slipway.router.front;

import java.util.concurrent.atomic.AtomicInteger;
import slipway.router.exchange.LoopRouter;
import slipway.router.tls.TlsBuffers;

/** What newcomers need of a loop. */
final class LoopDesk {
    private final LoopRouter router;
    private final TlsBuffers tlsBuffers = new TlsBuffers();
    private final AtomicInteger expected = new AtomicInteger();

    LoopDesk(LoopRouter router) {
        this.router = router;
    }

    LoopRouter router() {
        return router;
    }

    TlsBuffers tlsBuffers() {
        return tlsBuffers;
    }

    /** Somebody is on his way to the loop. */
    void expect() {
        expected.incrementAndGet();
    }

    void arrived() {
        expected.decrementAndGet();
    }

    /** Connections, as far as one can see from another thread. */
    int load() {
        return router.loop().size() + expected.get();
    }
}
