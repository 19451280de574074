package slipway.connect.platform;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Opens connections to other machines: straight, or through the proxy that the person's environment names. */
public final class Dialer {
    /** How a connection for plain http was made: a proxy wants to be told the whole URL, and who asks. */
    public record HttpWay(Link link, boolean toProxy, Optional<String> credentials) {}

    private static final int CONNECT_TIMEOUT_MILLIS = 15_000;
    private static final int PROXY_ANSWER_BYTES = 16_384;

    private final UserProxies proxies;

    public Dialer(UserProxies proxies) {
        this.proxies = proxies;
    }

    /** A connection on which all bytes arrive as they are sent. */
    public Socket tunnel(String host, int port) throws IOException {
        Optional<ProxyAddress> proxy = proxies.forTunnel(host);
        return proxy.isPresent() ? through(proxy.get(), host, port) : connect(host, port);
    }

    public HttpWay forHttp(String host, int port) throws IOException {
        Optional<ProxyAddress> proxy = proxies.forHttp(host);
        Socket socket =
                proxy.isPresent() ? connect(proxy.get().host(), proxy.get().port()) : connect(host, port);
        return new HttpWay(Link.plain(socket), proxy.isPresent(), proxy.flatMap(ProxyAddress::credentials));
    }

    private static Socket through(ProxyAddress proxy, String host, int port) throws IOException {
        Socket socket = connect(proxy.host(), proxy.port());
        try {
            String target = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
            String credentials = proxy.credentials()
                    .map(value -> "Proxy-Authorization: " + value + "\r\n")
                    .orElse("");
            String request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + credentials + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String answer = HeadText.read(socket.getInputStream(), PROXY_ANSWER_BYTES);
            if (!answer.matches("(?s)HTTP/1\\.[01] 2\\d\\d.*")) {
                throw new IOException("the proxy " + proxy.host() + " answers "
                        + answer.lines().findFirst().orElse("nothing"));
            }
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** By the first of the host's addresses that answers. */
    private static Socket connect(String host, int port) throws IOException {
        IOException last = new UnknownHostException(host);
        for (InetAddress address : InetAddress.getAllByName(host)) {
            try {
                return connect(new InetSocketAddress(address, port));
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, CONNECT_TIMEOUT_MILLIS);
            // Where nobody listens on this machine, TCP may by chance connect a socket to itself.
            if (socket.getLocalSocketAddress().equals(socket.getRemoteSocketAddress())) {
                throw new ConnectException("Connection refused");
            }
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
