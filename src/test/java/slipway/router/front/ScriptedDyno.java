package slipway.router.front;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A dyno that does exactly what a test wants: on each connection its script runs, for one request after the other. */
final class ScriptedDyno implements AutoCloseable {
    /** What it does with a connection on which the head of a request has come. */
    interface Script {
        /** Returns whether another request may come on the connection. */
        boolean serve(String head, Socket connection) throws IOException;
    }

    private final ServerSocket listener;
    private final Script script;
    private final BlockingQueue<String> heads = new LinkedBlockingQueue<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    ScriptedDyno(Script script) {
        this.script = script;
        try {
            listener = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** One that gives each request the same answer, in which each line end stands for CR and LF. */
    static ScriptedDyno answering(String lines) {
        return new ScriptedDyno((head, connection) -> {
            say(connection, lines);
            return true;
        });
    }

    /** One that answers with the body that it was sent, whatever its framing. */
    static ScriptedDyno echoing() {
        return new ScriptedDyno((head, connection) -> {
            String body = BodyReader.read(head, connection.getInputStream());
            say(connection, "HTTP/1.1 200 OK\nContent-Length: " + body.length() + "\n\n" + body);
            return true;
        });
    }

    static void say(Socket connection, String lines) throws IOException {
        connection.getOutputStream().write(lines.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Waits for a test's word to go on. */
    static void await(CountDownLatch word) {
        try {
            word.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many connections came to it. */
    int connections() {
        return connections.size();
    }

    /** The head of the next request that it has seen. */
    String head() {
        try {
            String head = heads.poll(30, TimeUnit.SECONDS);
            if (head == null) {
                throw new AssertionError("No request came");
            }
            return head;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a request has come that no test has asked for. */
    boolean hasMore() {
        return !heads.isEmpty();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            String head = readHead(connection.getInputStream());
            while (!head.isEmpty()) {
                heads.add(head);
                if (!script.serve(head, connection)) {
                    return;
                }
                head = readHead(connection.getInputStream());
            }
        } catch (SocketException | NumberFormatException gone) {
            // The router has closed it.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty at the end of the connection. */
    private static String readHead(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "scripted-dyno");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
