import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a dyno runs that is asked for streams and WebSockets: {@code /down} answers 100 MB; a body of any length is read
 * to its end before the answer; after an upgrade, all bytes come back. It has one thread, and little memory for each
 * connection, so that the smallest dyno holds thousands.
 */
public class Bytes {
    private static final long DOWN = 100L << 20;
    private static final int BACKLOG = 4096;
    private static final String END = "\r\n\r\n";
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern KEY = Pattern.compile("(?i)\r\nsec-websocket-key: *(\\S+)");
    private static final String ACCEPT = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, section 1.3
    private static final ByteBuffer in = ByteBuffer.allocateDirect(1 << 18);
    private static final ByteBuffer out = ByteBuffer.allocateDirect(1 << 18);

    private final SocketChannel channel;
    private final SelectionKey key;
    private String head = "";
    private long unread;
    private long unsent;
    private boolean echoes;

    private Bytes(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    public static void main(String[] arguments) throws Exception {
        Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(Integer.parseInt(System.getenv("PORT"))), BACKLOG);
        server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        while (true) {
            selector.select();
            for (SelectionKey ready : selector.selectedKeys()) {
                if (ready.attachment() instanceof Bytes connection) {
                    connection.go();
                } else {
                    SocketChannel accepted = server.accept();
                    if (accepted != null) {
                        new Bytes(accepted, selector);
                    }
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private void go() throws Exception {
        try {
            if (unsent > 0) {
                send();
            } else {
                receive();
            }
        } catch (IOException gone) {
            channel.close();
        }
    }

    private void receive() throws Exception {
        if (channel.read(in.clear()) < 0) {
            throw new EOFException();
        }
        in.flip();
        if (echoes) {
            write(in);
        }
        while (in.hasRemaining()) {
            if (unread > 0) {
                int count = (int) Math.min(unread, in.remaining());
                in.position(in.position() + count);
                unread -= count;
            } else {
                head += (char) in.get();
                Matcher length = LENGTH.matcher(head);
                unread = head.endsWith(END) && length.find() ? Long.parseLong(length.group(1)) : 0;
            }
            if (unread == 0 && head.endsWith(END)) {
                answer();
                head = "";
            }
        }
    }

    private void answer() throws Exception {
        Matcher wanted = KEY.matcher(head);
        if (wanted.find()) {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((wanted.group(1) + ACCEPT).getBytes());
            write("101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                    + Base64.getEncoder().encodeToString(digest) + END);
            echoes = true;
        } else if (head.contains(" /down")) {
            write("200 OK\r\nContent-Length: " + DOWN + END);
            unsent = DOWN;
            key.interestOps(SelectionKey.OP_WRITE);
        } else {
            write("200 OK\r\nContent-Length: 2" + END + "ok");
        }
    }

    private void send() throws IOException {
        do {
            out.clear().limit((int) Math.min(unsent, out.capacity()));
            unsent -= channel.write(out);
        } while (!out.hasRemaining() && unsent > 0);
        key.interestOps(unsent > 0 ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void write(String answer) throws IOException {
        write(ByteBuffer.wrap(("HTTP/1.1 " + answer).getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Little enough for the socket to take it at once. */
    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
