package slipway.journey.running;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import slipway.journey.Platform;
import slipway.journey.Trust;

/** A client of the rendezvous protocol, as the CLI is one: TLS with a certificate that is checked, then bytes. */
final class AttachedTerminal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SSLSocket socket;
    private final StringBuilder seen = new StringBuilder();

    private AttachedTerminal(SSLSocket socket) {
        this.socket = socket;
    }

    /** Comes with what an {@code attach_url} says, and reads the greeting. */
    static AttachedTerminal at(Platform platform, String attachUrl) {
        AttachedTerminal terminal = knocking(platform, attachUrl);
        terminal.await("rendezvous\r\n");
        return terminal;
    }

    /** The same without waiting to be let in. */
    static AttachedTerminal knocking(Platform platform, String attachUrl) {
        try {
            URI url = URI.create(attachUrl);
            SSLSocket socket =
                    (SSLSocket) Trust.of(platform).getSocketFactory().createSocket(url.getHost(), url.getPort());
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.setSoTimeout((int) PATIENCE.toMillis());
            AttachedTerminal terminal = new AttachedTerminal(socket);
            terminal.type(url.getPath().substring(1) + "\r\n");
            return terminal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void type(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads until {@code text} has come. */
    void await(String text) {
        while (seen.indexOf(text) < 0) {
            if (!read()) {
                throw new AssertionError("It ended without \"" + text + "\": " + seen);
            }
        }
    }

    /** Everything that came until the other end closed. */
    String toItsEnd() {
        while (read()) {
            // What matters is in what was seen.
        }
        return seen.toString();
    }

    private boolean read() {
        try {
            InputStream in = socket.getInputStream();
            byte[] piece = new byte[1_024];
            int length = in.read(piece);
            if (length > 0) {
                seen.append(new String(piece, 0, length, StandardCharsets.UTF_8));
            }
            return length >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves, as a person does who closes the window. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
