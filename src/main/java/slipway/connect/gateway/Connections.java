package slipway.connect.gateway;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import slipway.connect.platform.Link;

/** All that is open and runs, so that none of it is left when the gateway ends. */
final class Connections implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(Connections::daemon);
    private final Set<Link> open = ConcurrentHashMap.newKeySet();

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "slipway-connect");
        thread.setDaemon(true);
        return thread;
    }

    void run(Runnable work) {
        threads.execute(work);
    }

    void register(Link link) {
        open.add(link);
    }

    void forget(Link link) {
        link.close();
        open.remove(link);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        open.forEach(Link::close);
    }
}
