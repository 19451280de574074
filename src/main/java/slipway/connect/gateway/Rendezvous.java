package slipway.connect.gateway;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import slipway.connect.platform.HeadText;
import slipway.connect.platform.Link;
import slipway.connect.platform.PlatformLinks;

/**
 * Where {@code heroku run} meets its one-off dyno. The CLI goes there by TLS to a host and port that the platform names,
 * and past all proxies: so the platform names this listener, from which the platform's one port is reached.
 */
final class Rendezvous {
    private static final int MAX_HEAD_BYTES = 16_384;

    private final PlatformLinks platform;
    private final ChildSide childSide;
    private final Connections connections;

    Rendezvous(PlatformLinks platform, ChildSide childSide, Connections connections) {
        this.platform = platform;
        this.childSide = childSide;
        this.connections = connections;
    }

    void serve(Socket socket) throws IOException {
        Link child = childSide.asLocalhost(socket);
        Link far = platform.open();
        try {
            String request = "GET /rendezvous HTTP/1.1\r\nHost: "
                    + platform.url().authority() + "\r\nConnection: Upgrade\r\nUpgrade: rendezvous\r\n\r\n";
            far.out().write(request.getBytes(StandardCharsets.ISO_8859_1));
            far.out().flush();
            if (HeadText.read(far.in(), MAX_HEAD_BYTES).startsWith("HTTP/1.1 101 ")) {
                Joint.carryAll(child, far, connections);
            }
        } finally {
            far.close();
        }
    }
}
