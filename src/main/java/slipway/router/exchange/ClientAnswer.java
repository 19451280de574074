package slipway.router.exchange;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import slipway.router.framing.ResponseHead;
import slipway.router.heads.Bytes;
import slipway.router.heads.ResponseWriter;

/** The answer as the client gets it: a dyno's, or a page of the router's own; and whether the connection outlives it. */
final class ClientAnswer {
    private final LoopRouter router;
    private final ClientLeg client;
    private final Asked asked;
    private boolean begun;
    private boolean keeps;
    private boolean endsWithConnection;

    ClientAnswer(LoopRouter router, ClientLeg client, Asked asked) {
        this.router = router;
        this.client = client;
        this.asked = asked;
    }

    void begin() {
        begun = false;
        endsWithConnection = false;
        keeps = asked.keepsConnection();
    }

    /** Whether the client has got something of it, so that no other one can be given. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether only the end of the connection tells the client the end of the answer. */
    boolean endsWithConnection() {
        return endsWithConnection;
    }

    /** The connection cannot outlive the answer, since nobody knows where the next request begins. */
    void keepNothing() {
        keeps = false;
    }

    void interim(ResponseHead head) {
        if (asked.isHttp11()) {
            Bytes out = router.answer();
            ResponseWriter.writeInterim(out, head);
            client.deliver(out.view());
        }
    }

    /** Writes a dyno's head to {@code out}. */
    void writeHead(Bytes out, ResponseHead head, AnswerBody body, boolean fromDyno, @Nullable String affinity) {
        // Without its chunks only the end of the connection tells the end of an answer.
        endsWithConnection = body.endsWithConnection() || !body.isPlain();
        keeps &= !endsWithConnection && !router.isClosing() && mayKeep();
        ResponseWriter.write(out, head, connection(), body.hasChunks(), fromDyno, affinity);
    }

    void writeUpgrade(Bytes out, ResponseHead head, boolean fromDyno, @Nullable String affinity) {
        ResponseWriter.write(out, head, ResponseWriter.Connection.UPGRADED, false, fromDyno, affinity);
    }

    private boolean mayKeep() {
        return client.bodyIsDone() && !client.hasEnded();
    }

    private ResponseWriter.Connection connection() {
        if (!keeps) {
            return ResponseWriter.Connection.CLOSED;
        }
        return asked.isHttp11() ? ResponseWriter.Connection.KEPT : ResponseWriter.Connection.KEPT_FOR_HTTP_10;
    }

    void deliver(ByteBuffer bytes) {
        begun = true;
        client.deliver(bytes);
    }

    void end() {
        client.answerOver(keeps && client.bodyIsDone());
    }

    /** Gives a page of the router's own. */
    void page(int status, byte[] page, String requestId) {
        keeps &= mayKeep();
        Bytes out = router.answer();
        ResponseWriter.writePage(out, status, page, !asked.isHead(), connection(), requestId);
        deliver(out.view());
        client.answerOver(keeps);
    }
}
