package slipway.integration.addons.keyvalue;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.SocketFactory;

/**
 * One connection to a server that speaks RESP2 (redis.io, "Redis serialization protocol specification"), for the few
 * commands by which a platform keeps it. For one thread at a time.
 */
final class RedisConnection implements Closeable {
    /** In milliseconds, for each step: a server that takes longer is busy with something else. */
    private static final int PATIENCE = 5_000;

    /** In bytes: all that is asked for is far shorter. */
    private static final int LONGEST = 4_000_000;

    private final Socket socket;
    private final InputStream in;

    private RedisConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** @param sockets that make the connection, with TLS or without */
    static RedisConnection open(SocketFactory sockets, InetSocketAddress address, String user, String password)
            throws IOException {
        Socket socket = sockets.createSocket();
        try {
            socket.setSoTimeout(PATIENCE);
            socket.connect(address, PATIENCE);
            RedisConnection connection = new RedisConnection(socket);
            connection.ask("AUTH", user, password);
            return connection;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends one command; returns a {@code String}, a {@code Long}, a {@code List} of such, or "" for nothing. */
    Object ask(String... words) throws IOException {
        ByteArrayOutputStream command = new ByteArrayOutputStream();
        command.writeBytes(ascii("*" + words.length + "\r\n"));
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            command.writeBytes(ascii("$" + bytes.length + "\r\n"));
            command.writeBytes(bytes);
            command.writeBytes(ascii("\r\n"));
        }
        command.writeTo(socket.getOutputStream());
        socket.getOutputStream().flush();
        return reply();
    }

    /** INFO, by its names. */
    Map<String, String> info() throws IOException {
        Map<String, String> facts = new TreeMap<>();
        String.valueOf(ask("INFO"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    int colon = line.indexOf(':');
                    if (colon > 0) {
                        facts.put(line.substring(0, colon), line.substring(colon + 1));
                    }
                });
        return facts;
    }

    /** What CONFIG GET says of one name; "" where the server does not know it. */
    String setting(String name) throws IOException {
        return ask("CONFIG", "GET", name) instanceof List<?> pair && pair.size() == 2
                ? String.valueOf(pair.get(1))
                : "";
    }

    private Object reply() throws IOException {
        String line = line();
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case '-' -> throw new RedisException(rest);
            case ':' -> Long.valueOf(rest);
            case '$' -> text(number(rest));
            case '*' -> {
                List<Object> parts = new ArrayList<>();
                for (int left = number(rest); left > 0; left--) {
                    parts.add(reply());
                }
                yield parts;
            }
            default -> throw new IOException("This is no RESP");
        };
    }

    private static int number(String digits) throws IOException {
        try {
            int number = Integer.parseInt(digits);
            if (number <= LONGEST) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, with those that are too large.
        }
        throw new IOException("A length that is none");
    }

    private String text(int length) throws IOException {
        if (length < 0) {
            return "";
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        line();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || bytes.size() > LONGEST) {
                throw new EOFException();
            }
            bytes.write(next);
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        return text.isEmpty() || text.equals("\r") ? " " : text.substring(0, text.length() - 1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
