package slipway.connect.gateway;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import slipway.connect.admission.Descendants;
import slipway.connect.admission.Secret;
import slipway.connect.http.BadRequestException;
import slipway.connect.http.Refusal;
import slipway.connect.http.RequestHead;
import slipway.connect.http.Target;
import slipway.connect.platform.Link;

/**
 * Finds out what a client of the gateway wants, and whether it may: either it knows the secret, or it is a process that
 * the gateway's own has started.
 */
final class ProxyConnection {
    static final byte[] ESTABLISHED =
            "HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    /** For whoever has not shown the secret yet. */
    private static final int PATIENCE_MILLIS = 30_000;

    private final Secret secret;
    private final Descendants descendants;
    private final ChildSide childSide;
    private final PlatformService platform;
    private final OtherHosts others;

    ProxyConnection(
            Secret secret, Descendants descendants, ChildSide childSide, PlatformService platform, OtherHosts others) {
        this.secret = secret;
        this.descendants = descendants;
        this.childSide = childSide;
        this.platform = platform;
        this.others = others;
    }

    void serve(Socket socket) throws IOException {
        Link child = Link.plain(socket);
        child.limitWaiting(PATIENCE_MILLIS);
        try {
            Optional<RequestHead> head = admitted(socket, child);
            if (head.isPresent()) {
                child.limitWaiting(0);
                serve(head.get(), socket, child);
            }
        } catch (BadRequestException e) {
            Refusal.badRequest(e).endWith(child);
        }
    }

    /** Clients that have the secret may try without it first. */
    private Optional<RequestHead> admitted(Socket socket, Link child) throws IOException {
        Optional<RequestHead> head = RequestHead.read(child.in());
        while (head.isPresent() && !knowsSecret(head.get()) && !descendants.opened(socket)) {
            if (!head.get().isConnect()) {
                Refusal.secretMissing().endWith(child);
                return Optional.empty();
            }
            Refusal.secretMissing().sendTo(child);
            head = RequestHead.read(child.in());
        }
        return head;
    }

    private boolean knowsSecret(RequestHead head) {
        return head.values("Proxy-Authorization").anyMatch(secret::opens);
    }

    private void serve(RequestHead head, Socket socket, Link child) throws IOException {
        if (!head.isConnect()) {
            others.forward(child, head);
            return;
        }
        Target target = Target.ofTunnel(head);
        if (target.port() != HerokuHosts.PORT || !HerokuHosts.contains(target.host())) {
            others.tunnel(child, target);
            return;
        }
        child.out().write(ESTABLISHED);
        platform.serve(childSide.asHeroku(socket), target.host());
    }
}
