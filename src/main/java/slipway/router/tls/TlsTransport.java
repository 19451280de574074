package slipway.router.tls;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Locale;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import slipway.router.loop.PlainTransport;
import slipway.router.loop.Transport;

/** Bytes through TLS. An idle connection holds no buffers: those of its loop serve for each call. */
public final class TlsTransport implements Transport {
    /** How a handshake stands. */
    public enum Handshake {
        /** The client has to send more. */
        WAITS,
        /** There is work that takes long: {@link #nextTask}. */
        WORKS,
        DONE
    }

    private static final byte[] NOTHING = {};

    private final Transport socket;
    private final SSLEngine engine;
    private final TlsBuffers buffers;
    private byte[] encrypted;
    private ByteBuffer unsent = ByteBuffer.wrap(NOTHING);
    private boolean mayDecrypt;
    private boolean closed;
    private boolean greeted;

    /** @param first what was read already */
    public TlsTransport(SocketChannel channel, SSLEngine engine, TlsBuffers buffers, byte[] first) {
        socket = new PlainTransport(channel);
        this.engine = engine;
        this.buffers = buffers;
        encrypted = first;
        mayDecrypt = first.length > 0;
    }

    /** Goes on with the handshake as far as it goes without waiting and without long work. */
    public Handshake handshake() throws IOException {
        while (true) {
            flush();
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> {
                    return Handshake.WORKS;
                }
                case NEED_WRAP -> {
                    if (hasUnsent()) {
                        return Handshake.WAITS;
                    }
                    wrap(ByteBuffer.wrap(NOTHING));
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    int before = encrypted.length;
                    int count = mayDecrypt ? 0 : receive();
                    if (count < 0) {
                        throw new EOFException("The client left in the middle of the handshake");
                    }
                    if (!mayDecrypt && encrypted.length == before) {
                        return Handshake.WAITS;
                    }
                    unwrap(ByteBuffer.allocate(0));
                }
                default -> {
                    greeted = true;
                    return Handshake.DONE;
                }
            }
        }
    }

    /** Work that the handshake waits for, to be run on another thread; null when all of it is given out. */
    public Runnable nextTask() {
        return engine.getDelegatedTask();
    }

    /** Reads what the socket has behind what is there already; negative at the end. */
    private int receive() throws IOException {
        ByteBuffer in = buffers.in();
        in.put(encrypted);
        int count = socket.read(in);
        if (count > 0) {
            encrypted = new byte[in.position()];
            in.flip().get(encrypted);
            mayDecrypt = true;
        }
        return count;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (closed) {
            return -1;
        }
        int start = into.position();
        if (mayDecrypt) {
            unwrap(into);
        }
        if (into.position() == start && !closed && into.hasRemaining()) {
            int count = receive();
            if (count < 0) {
                return -1;
            }
            if (count > 0) {
                unwrap(into);
            }
        }
        return into.position() > start ? into.position() - start : closed ? -1 : 0;
    }

    /** Decrypts what has come, as much as fits. */
    private void unwrap(ByteBuffer into) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(encrypted);
        boolean goesOn = true;
        while (goesOn) {
            SSLEngineResult result = engine.unwrap(in, into);
            switch (result.getStatus()) {
                case BUFFER_UNDERFLOW -> {
                    mayDecrypt = false;
                    goesOn = false;
                }
                case BUFFER_OVERFLOW -> goesOn = false;
                case CLOSED -> {
                    closed = true;
                    mayDecrypt = false;
                    goesOn = false;
                }
                case OK -> {
                    refuseNewHandshake(result.getHandshakeStatus());
                    mayDecrypt = in.hasRemaining();
                    goesOn = mayDecrypt && mayGoOn(result.getHandshakeStatus());
                }
            }
        }
        encrypted = in.hasRemaining() ? Arrays.copyOfRange(in.array(), in.position(), in.limit()) : NOTHING;
    }

    /** A client that wants to begin anew costs much work for nothing; TLS 1.3 has no such thing. */
    private void refuseNewHandshake(HandshakeStatus status) throws SSLException {
        if (greeted && status == HandshakeStatus.NEED_TASK) {
            throw new SSLException("There is no second handshake");
        }
    }

    /** After the handshake a client may still ask for new keys, which is answered in between. */
    private boolean mayGoOn(HandshakeStatus status) throws IOException {
        if (status == HandshakeStatus.NEED_WRAP && !hasUnsent()) {
            wrap(ByteBuffer.wrap(NOTHING));
        }
        return status == HandshakeStatus.NOT_HANDSHAKING
                || status == HandshakeStatus.FINISHED
                || engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        while (from.hasRemaining() && !hasUnsent()) {
            wrap(from);
        }
    }

    /** Encrypts as much as one buffer takes, and sends it. */
    private void wrap(ByteBuffer from) throws IOException {
        ByteBuffer out = buffers.out();
        int room = engine.getSession().getPacketBufferSize();
        do {
            SSLEngineResult result = engine.wrap(from, out);
            if (result.getStatus() == SSLEngineResult.Status.CLOSED && from.hasRemaining()) {
                throw new IOException("TLS is closed");
            }
            if (result.bytesProduced() == 0) {
                break;
            }
        } while ((from.hasRemaining() || engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP)
                && out.remaining() >= room);
        out.flip();
        socket.write(out);
        if (out.hasRemaining()) {
            byte[] rest = new byte[out.remaining()];
            out.get(rest);
            unsent = ByteBuffer.wrap(rest);
        }
    }

    @Override
    public boolean hasUnsent() {
        return unsent.hasRemaining();
    }

    @Override
    public void flush() throws IOException {
        if (unsent.hasRemaining()) {
            socket.write(unsent);
        }
    }

    @Override
    public boolean hasUnread() {
        return mayDecrypt && !closed;
    }

    @Override
    public void shutdownOutput() throws IOException {
        engine.closeOutbound();
        if (!hasUnsent()) {
            wrap(ByteBuffer.wrap(NOTHING));
        }
        socket.shutdownOutput();
    }

    @Override
    public void resetOnClose() {
        socket.resetOnClose();
    }

    @Override
    public void close() {
        socket.close();
    }

    /** Such as {@code h2}; empty where the client asked for nothing. */
    public String protocol() {
        String chosen = engine.getApplicationProtocol();
        return chosen == null ? "" : chosen;
    }

    /** Such as {@code tls1.3}. */
    public String version() {
        return engine.getSession().getProtocol().toLowerCase(Locale.ROOT).replace("v", "");
    }

    /** The host that the client began TLS for, in lower case; empty where it named none. */
    public String serverName() {
        if (engine.getSession() instanceof ExtendedSSLSession session) {
            for (SNIServerName name : session.getRequestedServerNames()) {
                if (name instanceof SNIHostName host) {
                    return host.getAsciiName().toLowerCase(Locale.ROOT);
                }
            }
        }
        return "";
    }
}
