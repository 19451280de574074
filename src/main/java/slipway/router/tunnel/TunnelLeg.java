package slipway.router.tunnel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Objects;
import slipway.router.loop.Leg;
import slipway.router.loop.Transport;

/** One end of a tunnel. */
final class TunnelLeg extends Leg {
    /** Held for an end that does not read; then the other one is not read either. */
    private static final int BUFFER = 65_536;

    private final Leg before;
    private final Tunnel tunnel;
    private boolean ended;

    TunnelLeg(Leg before, Tunnel tunnel) {
        super(before.loop());
        this.before = before;
        this.tunnel = tunnel;
    }

    void takeOver() {
        takeOver(before);
    }

    /** Whether this end will send no more. */
    boolean hasEnded() {
        return ended;
    }

    boolean isFull() {
        return hasUnsent();
    }

    void deliver(ByteBuffer bytes) {
        try {
            tunnel.moved(this, bytes.remaining());
            send(bytes);
        } catch (IOException gone) {
            tunnel.end(false);
        }
    }

    @Override
    protected void ready(int readyOps) {
        try {
            if ((readyOps & SelectionKey.OP_WRITE) != 0) {
                tunnel.moved(this, 0);
            }
            if ((readyOps & SelectionKey.OP_WRITE) != 0 && flush()) {
                tunnel.otherThan(this).goOn();
                tunnel.ended();
            }
            if ((readyOps & SelectionKey.OP_READ) != 0 && isReading()) {
                read();
            }
        } catch (IOException gone) {
            tunnel.end(false);
        }
    }

    private void read() throws IOException {
        TunnelLeg other = tunnel.otherThan(this);
        if (!other.mayTakeMore(BUFFER)) {
            pauseReading();
            return;
        }
        ByteBuffer in = loop().bodies();
        Transport from = Objects.requireNonNull(transport());
        int count = from.read(in);
        if (count < 0) {
            ended = true;
            pauseReading();
            other.endOutput();
            tunnel.ended();
        } else if (count > 0) {
            other.deliver(in.flip());
        }
        readOn();
    }

    /** Reads on, now that there is room at the other end. */
    void goOn() {
        if (!ended && isOpen()) {
            resumeReading();
            readOn();
        }
    }

    @Override
    protected void check(long now) {
        tunnel.check(now);
    }

    @Override
    protected void broken() {
        tunnel.end(false);
    }

    @Override
    protected void end() {
        tunnel.end(false);
    }
}
