package slipway.service.domains;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Where a running web dyno listens, and how many requests are with it; one object for the dyno's whole life. */
public final class WebDyno {
    private final UUID id;
    private final String name;
    private final String host;
    private final int port;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger tunnels = new AtomicInteger();
    private final String token;
    private volatile long lastSeen = System.nanoTime();
    private volatile boolean retired;
    private volatile boolean ended;
    private volatile long quarantinedUntil;

    public WebDyno(UUID id, String name, String host, int port) {
        this.id = id;
        this.name = name;
        this.host = host;
        this.port = port;
        token = id.toString().replace("-", "");
    }

    public UUID id() {
        return id;
    }

    /** Such as {@code web.1}. */
    public String name() {
        return name;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    /** Counts a request in; false, and not counted, when the dyno is being stopped. */
    public boolean enter() {
        inFlight.incrementAndGet();
        if (retired) {
            inFlight.decrementAndGet();
            return false;
        }
        return true;
    }

    /** @param counts whether the request was one that keeps an app awake */
    public void leave(boolean counts) {
        if (counts) {
            lastSeen = System.nanoTime();
        }
        inFlight.decrementAndGet();
    }

    /** A request has become a conversation, which the dyno's end does not wait for, but its sleep does. */
    public void tunnelBegun() {
        tunnels.incrementAndGet();
    }

    public void tunnelOver() {
        lastSeen = System.nanoTime();
        tunnels.decrementAndGet();
    }

    /** Nanoseconds without a request that counts; 0 while there is one, or a conversation. */
    public long quietNanos() {
        return inFlight.get() > 0 || tunnels.get() > 0 ? 0 : System.nanoTime() - lastSeen;
    }

    /** Lets no request in any more. */
    public void retire() {
        retired = true;
    }

    /** Lets requests in again: the dyno is not stopped after all. */
    public void resume() {
        retired = false;
    }

    public boolean isIdle() {
        return inFlight.get() == 0;
    }

    /** Requests that are with the dyno. */
    public int inFlight() {
        return inFlight.get();
    }

    /** Whether it is being stopped; connections to it are not kept for other requests. */
    public boolean isRetired() {
        return retired;
    }

    /** Its process is gone; whatever is still connected to it never will get an answer. */
    public void end() {
        retired = true;
        ended = true;
    }

    public boolean isEnded() {
        return ended;
    }

    /** What a visitor's cookie holds to come to this dyno again. */
    public String token() {
        return token;
    }

    /** Keeps requests away until {@code nanoTime}, since the dyno did not take a connection. */
    public void quarantine(long nanoTime) {
        quarantinedUntil = nanoTime;
    }

    public boolean isQuarantined(long nanoTime) {
        return quarantinedUntil != 0 && quarantinedUntil - nanoTime > 0;
    }
}
