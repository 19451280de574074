package slipway.integration.drains.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import slipway.model.logs.DrainUrl;
import slipway.service.logs.drains.DrainAddresses;

/** A connection to a receiver, with TLS where its URL asks for it; it goes only where drains may go. */
public final class DrainConnection implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;

    /** Addresses of one host that are tried. */
    private static final int MOST_ADDRESSES = 3;

    /** Just long enough to learn of an end that has come already. */
    private static final int PEEK_MILLIS = 1;

    private static final int PEEK_BYTES = 1_024;
    private static final int MOST_PEEKS = 64;

    private final Socket raw;
    private final long opened = System.nanoTime();
    private Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private volatile boolean closed;

    private DrainConnection(Socket raw) {
        this.raw = raw;
        this.socket = raw;
    }

    /** Connects, without TLS yet; throws {@link ClosedAddressException} where the host has no address that is open. */
    public static DrainConnection open(DrainUrl url, DrainAddresses addresses) throws IOException {
        List<InetAddress> open = Arrays.stream(InetAddress.getAllByName(url.host()))
                .filter(addresses::allow)
                .limit(MOST_ADDRESSES)
                .toList();
        IOException failure = new ClosedAddressException();
        for (InetAddress address : open) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, url.port()), CONNECT_MILLIS);
                socket.setTcpNoDelay(true);
                return new DrainConnection(socket);
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    /** Makes it ready for sending; the JVM's own trust store says whom to believe. */
    public void begin(DrainUrl url, Duration timeout) throws IOException {
        if (url.scheme().isTls()) {
            SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            SSLSocket secure = (SSLSocket) factory.createSocket(raw, url.host(), url.port(), true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.setSoTimeout((int) timeout.toMillis());
            secure.startHandshake();
            socket = secure;
        }
        socket.setSoTimeout((int) timeout.toMillis());
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** What is to be sent. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    void write(Content content) throws IOException {
        OutputStream out = new BufferedOutputStream(socket.getOutputStream());
        content.writeTo(out);
        out.flush();
    }

    InputStream input() {
        return in;
    }

    /** Whether the other side has ended it; what it says unasked is passed over. */
    public boolean isStale() {
        if (closed) {
            return true;
        }
        try {
            int timeout = socket.getSoTimeout();
            socket.setSoTimeout(PEEK_MILLIS);
            byte[] chatter = new byte[PEEK_BYTES];
            try {
                for (int i = 0; i < MOST_PEEKS; i++) {
                    if (in.read(chatter) < 0) {
                        return true;
                    }
                }
                return true;
            } catch (SocketTimeoutException quiet) {
                socket.setSoTimeout(timeout);
                return false;
            }
        } catch (IOException broken) {
            return true;
        }
    }

    public boolean isOlderThan(Duration age) {
        return System.nanoTime() - opened > age.toNanos();
    }

    /** Ends it at once, from any thread, whatever it is busy with. */
    public void abort() {
        closed = true;
        try {
            raw.close();
        } catch (IOException goneAlready) {
            // Then it is what it should be.
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            socket.close();
        } catch (IOException goneAlready) {
            abort();
        }
    }
}
