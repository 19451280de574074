package slipway.connect.gateway;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import slipway.connect.http.BadRequestException;
import slipway.connect.http.Body;
import slipway.connect.http.Refusal;
import slipway.connect.http.RequestHead;
import slipway.connect.http.RequestHead.Header;
import slipway.connect.platform.Link;
import slipway.connect.platform.PlatformLinks;

/**
 * Carries to the platform what the child asks Heroku for. Requests are read, since they get another host name and a
 * token of somebody else has to be kept back; answers flow as they come.
 */
final class PlatformService {
    private static final int BUFFER_BYTES = 16_384;

    private final PlatformLinks platform;
    private final Connections connections;
    private final List<Header> added;
    private final Consumer<String> log;

    /** @param rendezvous where one-off dynos are met on this machine, as {@code HOST:PORT} */
    PlatformService(PlatformLinks platform, Connections connections, String rendezvous, Consumer<String> log) {
        this.platform = platform;
        this.connections = connections;
        this.log = log;
        this.added =
                List.of(new Header("Host", platform.url().authority()), new Header("Slipway-Rendezvous", rendezvous));
    }

    /** Serves all requests of one connection, on which the child believes to talk to {@code host}. */
    void serve(Link child, String host) throws IOException {
        InputStream in = new BufferedInputStream(child.in(), BUFFER_BYTES);
        Optional<RequestHead> first = next(in, child);
        if (first.isEmpty()) {
            return;
        }
        Link far;
        try {
            far = platform.open();
        } catch (IOException e) {
            Refusal.unreachable(platform.url().toString(), e).endWith(child);
            return;
        }
        Joint joint = Joint.start(child, far, connections);
        try {
            carry(first, in, child, far, host);
            joint.carryRest(in);
        } catch (IOException e) {
            joint.nearHasFailed();
            throw e;
        }
    }

    /** Until the child has no more requests, or says something else than requests. */
    private void carry(Optional<RequestHead> first, InputStream in, Link child, Link far, String host)
            throws IOException {
        OutputStream out = new BufferedOutputStream(far.out(), BUFFER_BYTES);
        for (Optional<RequestHead> head = first; head.isPresent(); head = next(in, child)) {
            RequestHead request = head.get();
            log.accept(request.method() + " https://" + host + request.target());
            out.write(request.rewritten(request.target(), added).getBytes(StandardCharsets.ISO_8859_1));
            if (request.isUpgrade()) {
                out.flush();
                return;
            }
            new Body(in, out).copy(request);
        }
    }

    /** The next request that may be carried on; the others are answered here, and are the last of their connection. */
    private Optional<RequestHead> next(InputStream in, Link child) throws IOException {
        try {
            Optional<RequestHead> head = RequestHead.read(in);
            if (head.isPresent()) {
                Body.requireCertainEnd(head.get());
            }
            if (head.filter(ForeignToken::isIn).isEmpty()) {
                return head;
            }
            ForeignToken.refusal(platform.url()).endWith(child);
        } catch (BadRequestException e) {
            Refusal.badRequest(e).endWith(child);
        }
        return Optional.empty();
    }
}
