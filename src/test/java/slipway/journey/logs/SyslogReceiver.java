package slipway.journey.logs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import slipway.journey.Platform;

/** A syslog receiver by TCP, with TLS where it gets a certificate; it takes frames with octet counts apart. */
public final class SyslogReceiver implements AutoCloseable {
    private final ServerSocket server;
    private final Optional<ReceiverCertificate> certificate;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();

    public SyslogReceiver(int port, Optional<ReceiverCertificate> certificate) {
        this.certificate = certificate;
        ServerSocket[] bound = new ServerSocket[1];
        // A drain that tries to come back may hold the port for a moment: by chance it can reach itself from there.
        Platform.await("port " + port + " to be free", () -> {
            try {
                bound[0] = new ServerSocket(port, 50, InetAddress.getByName("localhost"));
                return true;
            } catch (BindException taken) {
                return false;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        server = bound[0];
        daemon(this::accept);
    }

    public static SyslogReceiver plain() {
        return new SyslogReceiver(0, Optional.empty());
    }

    public int port() {
        return server.getLocalPort();
    }

    public List<String> messages() {
        return messages;
    }

    public void awaitMessage(String end) {
        Platform.await(
                "\"" + end + "\" at the receiver", () -> messages.stream().anyMatch(message -> message.endsWith(end)));
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                sockets.add(client);
                daemon(() -> read(client));
            }
        } catch (IOException theEnd) {
            // The test is over.
        }
    }

    private void read(Socket client) {
        try (Socket secure = certificate.isPresent() ? certificate.get().secure(client) : client) {
            InputStream in = secure.getInputStream();
            while (true) {
                int length = length(in);
                messages.add(new String(in.readNBytes(length), StandardCharsets.UTF_8));
            }
        } catch (IOException theEnd) {
            // The sender is gone, or believes us not.
        }
    }

    private static int length(InputStream in) throws IOException {
        ByteArrayOutputStream digits = new ByteArrayOutputStream();
        for (int next = in.read(); next != ' '; next = in.read()) {
            if (next < 0) {
                throw new IOException("The end");
            }
            digits.write(next);
        }
        return Integer.parseInt(digits.toString(StandardCharsets.US_ASCII));
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "syslog-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
