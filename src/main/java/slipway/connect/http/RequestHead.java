package slipway.connect.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import slipway.connect.platform.HeadText;

/**
 * The line and the headers of a request (RFC 9112).
 *
 * @param target as it was sent: a path, a whole URL, or for CONNECT host and port
 */
public record RequestHead(String method, String target, List<Header> headers) {
    public record Header(String name, String value) {
        private boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    /** In bytes: what servers take of headers is less. */
    private static final int MAX_BYTES = 65_536;

    private static final int LINE_PARTS = 3;

    /** For the next proxy only, or set by the gateway itself. */
    private static final Set<String> OURS = Set.of(
            "host",
            "proxy-authorization",
            "proxy-connection",
            "proxy-authenticate",
            "keep-alive",
            "slipway-rendezvous");

    public RequestHead {
        headers = List.copyOf(headers);
    }

    /** The next request; nothing where the client has no more of them. */
    public static Optional<RequestHead> read(InputStream in) throws IOException {
        String text = HeadText.read(in, MAX_BYTES);
        return text.isEmpty() ? Optional.empty() : Optional.of(parse(text));
    }

    private static RequestHead parse(String text) throws BadRequestException {
        List<String> lines = text.lines().toList();
        String[] line = lines.get(0).split(" ");
        if (line.length != LINE_PARTS || !line[2].startsWith("HTTP/1.")) {
            throw new BadRequestException("a request line that is none of HTTP/1");
        }
        List<Header> headers = new ArrayList<>();
        for (String header : lines.subList(1, lines.size() - 1)) {
            int colon = header.indexOf(':');
            if (colon < 1 || header.substring(0, colon).matches(".*\\s.*")) {
                throw new BadRequestException("a header without a name");
            }
            headers.add(new Header(
                    header.substring(0, colon), header.substring(colon + 1).strip()));
        }
        return new RequestHead(line[0], line[1], headers);
    }

    public boolean isConnect() {
        return method.equals("CONNECT");
    }

    /** Whether the connection may become something else than HTTP. */
    public boolean isUpgrade() {
        return values("Upgrade").findAny().isPresent();
    }

    public Stream<String> values(String name) {
        return headers.stream().filter(header -> header.is(name)).map(Header::value);
    }

    /** What goes to the next server. */
    public String rewritten(String newTarget, List<Header> added) {
        StringBuilder text = new StringBuilder(method + " " + newTarget + " HTTP/1.1\r\n");
        Stream.concat(added.stream(), headers.stream().filter(header -> !isOurs(header, added)))
                .forEach(header -> text.append(header.name() + ": " + header.value() + "\r\n"));
        return text.append("\r\n").toString();
    }

    private static boolean isOurs(Header header, List<Header> added) {
        return OURS.contains(header.name().toLowerCase(Locale.ROOT))
                || added.stream().anyMatch(other -> other.is(header.name()));
    }
}
