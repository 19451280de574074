package slipway.integration.addons.partners;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One request to a provider and its answer, on a connection of its own. The address that was judged is the one that is
 * connected to, so that no name server can lead the call elsewhere in between (the JDK's client looks names up by itself);
 * TLS still asks for the name. Redirects are answers like any other.
 */
final class ProviderCall {
    /** Dev Center, "Add-on Partner API Reference": a provider should have answered by then. */
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /** The same page: it must have. */
    static final Duration WHOLE = Duration.ofSeconds(25);

    /** Addresses of one host that are tried. */
    private static final int MOST_ADDRESSES = 3;

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final ProviderAddresses addresses;
    private final ScheduledExecutorService watch;
    private final Duration whole;

    /** @param watch ends calls that take too long, whatever they are busy with */
    ProviderCall(ProviderAddresses addresses, ScheduledExecutorService watch, Duration whole) {
        this.addresses = addresses;
        this.watch = watch;
        this.whole = whole;
    }

    /**
     * Asks.
     *
     * @param body JSON; empty for none
     * @throws ClosedAddressException where the host is nowhere that calls may go
     * @throws SocketTimeoutException where the answer is not there in time
     */
    ProviderReply send(String method, URI url, String user, String password, String body) throws IOException {
        long began = System.nanoTime();
        boolean tls = url.getScheme().equalsIgnoreCase("https");
        int port = url.getPort() > 0 ? url.getPort() : tls ? HTTPS : HTTP;
        List<InetAddress> open = Arrays.stream(InetAddress.getAllByName(url.getHost()))
                .filter(addresses::allow)
                .limit(MOST_ADDRESSES)
                .toList();
        if (open.isEmpty()) {
            throw new ClosedAddressException(url.getHost());
        }
        try (Socket raw = connect(open, port)) {
            long left = whole.toNanos() - (System.nanoTime() - began);
            Future<?> end = watch.schedule(() -> closeNow(raw), left, TimeUnit.NANOSECONDS);
            try {
                Socket socket = tls ? secure(raw, url.getHost(), port) : raw;
                OutputStream out = socket.getOutputStream();
                out.write(request(method, url, user, password, body));
                out.flush();
                return ProviderReply.read(new BufferedInputStream(socket.getInputStream()));
            } catch (IOException e) {
                if (raw.isClosed()) {
                    throw new SocketTimeoutException("no answer within " + whole.toSeconds() + " s");
                }
                throw e;
            } finally {
                end.cancel(false);
            }
        }
    }

    private static Socket connect(List<InetAddress> open, int port) throws IOException {
        IOException failure = new IOException("no address");
        for (InetAddress address : open) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), (int) CONNECT.toMillis());
                socket.setTcpNoDelay(true);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    private static void closeNow(Socket socket) {
        try {
            socket.close();
        } catch (IOException goneAlready) {
            // Then it is what it should be.
        }
    }

    private static Socket secure(Socket raw, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(raw, host, port, false);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static byte[] request(String method, URI url, String user, String password, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String head = method + " " + path + " HTTP/1.1\r\n"
                + "Host: " + url.getHost() + (url.getPort() > 0 ? ":" + url.getPort() : "") + "\r\n"
                + "User-Agent: Slipway-Addons\r\n"
                + "Accept: application/vnd.heroku-addons+json; version=3\r\n"
                + "Authorization: Basic " + basic + "\r\n"
                + (content.length > 0 ? "Content-Type: application/json\r\n" : "")
                + "Content-Length: " + content.length + "\r\n"
                + "Connection: close\r\n\r\n";
        byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(bytes, bytes.length + content.length);
        System.arraycopy(content, 0, all, bytes.length, content.length);
        return all;
    }
}
