package slipway.connect.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.function.Consumer;
import slipway.connect.admission.Descendants;
import slipway.connect.admission.Secret;
import slipway.connect.platform.Dialer;
import slipway.connect.platform.PlatformLinks;

/**
 * An HTTP proxy on the loopback address, for the child and whoever else knows its secret: Heroku's services are answered
 * by the platform, all other hosts are reached as without it.
 */
public final class Gateway implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Secret secret = Secret.random();
    private final ChildSide childSide = new ChildSide();
    private final Connections connections = new Connections();
    private final LoopbackListener rendezvous;
    private final LoopbackListener proxy;

    private Gateway(int port, PlatformLinks platform, Dialer dialer, Consumer<String> log) throws IOException {
        Descendants descendants = new Descendants(Path.of("/proc"));
        rendezvous = LoopbackListener.start(0, connections, new Rendezvous(platform, childSide, connections)::serve);
        PlatformService service = new PlatformService(platform, connections, LOOPBACK + ":" + rendezvous.port(), log);
        OtherHosts others = new OtherHosts(dialer, platform.url(), connections);
        try {
            proxy = LoopbackListener.start(
                    port, connections, new ProxyConnection(secret, descendants, childSide, service, others)::serve);
        } catch (IOException e) {
            rendezvous.close();
            connections.close();
            throw e;
        }
    }

    /**
     * @param port 0 for any that is free
     * @param log gets the line of each request to the platform
     */
    public static Gateway start(int port, PlatformLinks platform, Dialer dialer, Consumer<String> log)
            throws IOException {
        return new Gateway(port, platform, dialer, log);
    }

    public int port() {
        return proxy.port();
    }

    public Secret secret() {
        return secret;
    }

    /** What clients have to trust in order to believe that the platform is Heroku. */
    public X509Certificate authority() {
        return childSide.authority();
    }

    /** The proxy's address with what opens it. */
    public String url() {
        return "http://" + Secret.USER + ":" + secret.text() + "@" + LOOPBACK + ":" + port();
    }

    @Override
    public void close() {
        proxy.close();
        rendezvous.close();
        connections.close();
    }
}
