package slipway.router.tunnel;

import java.nio.ByteBuffer;
import slipway.router.loop.Leg;

/**
 * Joins two legs until both have ended: WebSockets and any other protocol after an Upgrade, and HTTP/2 on its way to the
 * part that understands it. An end of one direction is passed on; the other direction goes on.
 */
public final class Tunnel {
    /** Told once, when all is over. */
    public interface Listener {
        /**
         * The tunnel is gone.
         *
         * @param toClient bytes that went to the client
         * @param idle whether it was closed since nobody had said anything for too long
         */
        void over(long toClient, boolean idle);
    }

    private final TunnelLeg client;
    private final TunnelLeg server;
    private final long idleNanos;
    private final Listener listener;
    private long lastMove;
    private long toClient;
    private boolean over;

    private Tunnel(Leg client, Leg server, long idleNanos, Listener listener) {
        this.idleNanos = idleNanos;
        this.listener = listener;
        this.client = new TunnelLeg(client, this);
        this.server = new TunnelLeg(server, this);
        lastMove = client.loop().now();
    }

    /**
     * Takes both connections over from those who had them.
     *
     * @param early what the client has sent that the other end must still get
     * @param idleNanos silence after which it is closed; 0 for never
     */
    public static void join(Leg client, Leg server, ByteBuffer early, long idleNanos, Listener listener) {
        Tunnel tunnel = new Tunnel(client, server, idleNanos, listener);
        tunnel.client.takeOver();
        tunnel.server.takeOver();
        if (early.hasRemaining()) {
            tunnel.server.deliver(early);
        }
        tunnel.client.goOn();
        tunnel.server.goOn();
    }

    TunnelLeg otherThan(TunnelLeg leg) {
        return leg == client ? server : client;
    }

    void moved(TunnelLeg to, int bytes) {
        lastMove = to.loop().now();
        if (to == client) {
            toClient += bytes;
        }
    }

    void check(long now) {
        if (idleNanos > 0 && now - lastMove > idleNanos) {
            end(true);
        }
    }

    void ended() {
        if (client.hasEnded() && server.hasEnded() && !client.isFull() && !server.isFull()) {
            end(false);
        }
    }

    void end(boolean idle) {
        if (!over) {
            over = true;
            client.close();
            server.close();
            listener.over(toClient, idle);
        }
    }
}
