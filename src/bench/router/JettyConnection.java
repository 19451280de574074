import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * The engine that was not taken, as a prototype: both legs are connections of one of Jetty's selectors, and Jetty's parser
 * reads heads and bodies. It knows GET, one backend and the headers that a dyno must get, and neither logs nor retries nor
 * watches the clock; whatever the real engine does beside that would come on top.
 *
 * <p>{@code java -cp jetty-runner.jar JettyConnection.java PORT BACKEND_HOST BACKEND_PORT}
 */
public final class JettyConnection {
    private static final int BUFFER = 65_536;
    private static final Map<Object, Upstream> CONNECTING = new ConcurrentHashMap<>();

    /** Of the one selector's thread alone. */
    private static final ArrayDeque<Upstream> IDLE = new ArrayDeque<>();

    private static ServerConnector connector;
    private static InetSocketAddress backend;

    public static void main(String[] arguments) throws Exception {
        backend = new InetSocketAddress(arguments[1], Integer.parseInt(arguments[2]));
        Server server = new Server();
        connector = new ServerConnector(server, null, null, null, 1, 1, new AbstractConnectionFactory("http/1.1") {
            @Override
            public Connection newConnection(Connector of, EndPoint endPoint) {
                Upstream upstream = CONNECTING.remove(endPoint.getTransport());
                return upstream == null ? new Client(endPoint, of.getExecutor()) : upstream.over(endPoint);
            }
        });
        connector.setHost("127.0.0.1");
        connector.setPort(Integer.parseInt(arguments[0]));
        connector.setIdleTimeout(0);
        connector.setAcceptQueueSize(4_096);
        server.addConnector(connector);
        server.start();
        server.join();
    }

    private abstract static class Leg extends AbstractConnection {
        final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER).limit(0);
        HttpParser parser;

        Leg(EndPoint endPoint, Executor executor) {
            super(endPoint, executor);
        }

        @Override
        public void onOpen() {
            super.onOpen();
            fillInterested();
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.NON_BLOCKING;
        }

        @Override
        public void onFillable() {
            try {
                int count = getEndPoint().fill(in);
                if (count < 0) {
                    close();
                    return;
                }
                while (in.hasRemaining() && !parser.parseNext(in)) {
                    // Goes on to the end of what has come.
                }
                in.clear().limit(0);
                afterPiece();
                fillInterested();
            } catch (Exception e) {
                close();
            }
        }

        void afterPiece() {}
    }

    private static final class Client extends Leg implements HttpParser.RequestHandler {
        private final StringBuilder head = new StringBuilder();

        Client(EndPoint endPoint, Executor executor) {
            super(endPoint, executor);
            parser = new HttpParser(this);
        }

        @Override
        public void startRequest(String method, String uri, HttpVersion version) {
            head.setLength(0);
            head.append(method).append(' ').append(uri).append(" HTTP/1.1\r\n");
        }

        @Override
        public void parsedHeader(HttpField field) {
            head.append(field.getName()).append(": ").append(field.getValue()).append("\r\n");
        }

        @Override
        public boolean headerComplete() {
            head.append("X-Forwarded-For: 127.0.0.1\r\nX-Forwarded-Proto: http\r\nX-Forwarded-Port: 80\r\n");
            head.append("X-Request-Id: 00000000-0000-0000-0000-000000000000\r\nVia: 1.1 prototype\r\n\r\n");
            return false;
        }

        @Override
        public boolean content(ByteBuffer item) {
            return false;
        }

        @Override
        public boolean contentComplete() {
            return false;
        }

        @Override
        public boolean messageComplete() {
            parser.reset();
            Upstream upstream = IDLE.pollFirst();
            if (upstream == null) {
                Upstream.connect(this, head.toString());
            } else {
                upstream.ask(this, head.toString());
            }
            return true;
        }

        @Override
        public void earlyEOF() {
            close();
        }
    }

    private static final class Upstream extends Leg implements HttpParser.ResponseHandler {
        private final ByteBuffer answer = ByteBuffer.allocateDirect(BUFFER);
        private final StringBuilder head = new StringBuilder();
        private Client client;
        private String first;
        private boolean whole;

        private Upstream(EndPoint endPoint, Executor executor) {
            super(endPoint, executor);
            parser = new HttpParser(this);
        }

        static void connect(Client client, String request) {
            try {
                SocketChannel channel = SocketChannel.open(backend);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.configureBlocking(false);
                Upstream waiting = new Upstream(client.getEndPoint(), connector.getExecutor());
                waiting.client = client;
                waiting.first = request;
                CONNECTING.put(channel, waiting);
                connector.getSelectorManager().accept(channel);
            } catch (Exception e) {
                client.close();
            }
        }

        /** The same, now that there is an end point. */
        Upstream over(EndPoint endPoint) {
            Upstream open = new Upstream(endPoint, connector.getExecutor());
            open.client = client;
            open.first = first;
            return open;
        }

        @Override
        public void onOpen() {
            super.onOpen();
            ask(client, first);
        }

        void ask(Client by, String request) {
            client = by;
            whole = false;
            getEndPoint().write(Callback.NOOP, ByteBuffer.wrap(request.getBytes(StandardCharsets.ISO_8859_1)));
        }

        @Override
        public void startResponse(HttpVersion version, int status, String reason) {
            answer.clear();
            head.setLength(0);
            head.append("HTTP/1.1 ").append(status).append(' ').append(reason).append("\r\n");
        }

        @Override
        public void parsedHeader(HttpField field) {
            if (!field.getLowerCaseName().equals("connection")) {
                head.append(field.getName()).append(": ").append(field.getValue()).append("\r\n");
            }
        }

        @Override
        public boolean headerComplete() {
            answer.put(head.append("Via: 1.1 prototype\r\n\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            return false;
        }

        @Override
        public boolean content(ByteBuffer item) {
            answer.put(item);
            return false;
        }

        @Override
        public boolean contentComplete() {
            return false;
        }

        @Override
        public boolean messageComplete() {
            whole = true;
            parser.reset();
            return true;
        }

        @Override
        void afterPiece() {
            if (whole) {
                whole = false;
                IDLE.addFirst(this);
                client.getEndPoint().write(Callback.NOOP, answer.flip());
            }
        }

        @Override
        public void earlyEOF() {
            close();
        }
    }
}
