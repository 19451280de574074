import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Opens connections, each used once and idle from then on, and says every second how many it holds, how many were
 * refused or lost, and how many are still to come. Arguments: "websocket" or "keep-alive", the host's name, a port of
 * this machine, how many.
 */
public class Hold {
    private static final int UNDER_WAY_AT_ONCE = 100;
    private static final int SECOND = 1_000;
    private static final String END = "\r\n\r\n";
    private static final String UPGRADE = "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13"
            + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

    /** A text of "ping", masked with zeros (RFC 6455, section 5.2). */
    private static final String FRAME = "\u0081\u0084\0\0\0\0ping";

    private static final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
    private static boolean upgrades;
    private static String request;
    private static int held;
    private static int failed;

    private final SocketChannel channel = SocketChannel.open();
    private String answer = "";
    private boolean idle;

    private Hold(Selector selector, int port) throws IOException {
        channel.configureBlocking(false).register(selector, SelectionKey.OP_CONNECT, this);
        channel.connect(new InetSocketAddress("127.0.0.1", port));
    }

    public static void main(String[] arguments) throws IOException {
        upgrades = arguments[0].equals("websocket");
        request = "GET / HTTP/1.1\r\nHost: " + arguments[1] + (upgrades ? UPGRADE : "") + END;
        int port = Integer.parseInt(arguments[2]);
        int wanted = Integer.parseInt(arguments[3]);
        Selector selector = Selector.open();
        int opened = 0;
        for (long told = 0; ; ) {
            for (; opened < wanted && opened - held - failed < UNDER_WAY_AT_ONCE; opened++) {
                new Hold(selector, port);
            }
            selector.select(SECOND);
            for (SelectionKey ready : selector.selectedKeys()) {
                ((Hold) ready.attachment()).go(ready);
            }
            selector.selectedKeys().clear();
            if (System.currentTimeMillis() - told >= SECOND) {
                told = System.currentTimeMillis();
                System.out.println(held + " " + failed + " " + (wanted - held - failed));
            }
        }
    }

    private void go(SelectionKey key) throws IOException {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                key.interestOps(SelectionKey.OP_READ);
                write(request);
                return;
            }
            if (channel.read(in.clear()) < 0) {
                throw new EOFException();
            }
            answer += StandardCharsets.ISO_8859_1.decode(in.flip());
            if (upgrades && answer.startsWith("HTTP/1.1 101 ") && answer.endsWith(END)) {
                write(FRAME);
            } else if (!idle && answer.endsWith(END + (upgrades ? FRAME : "ok"))) {
                idle = true;
                answer = "";
                held++;
            }
        } catch (IOException gone) {
            channel.close();
            held -= idle ? 1 : 0;
            failed++;
        }
    }

    private void write(String text) throws IOException {
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
