package slipway.connect.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import slipway.connect.http.RequestHead.Header;
import slipway.connect.platform.Link;

/** What the gateway answers itself, in the form that Heroku's clients read. */
public record Refusal(int status, String reason, List<Header> headers, String json) {
    /** What is read of a request that was refused, and for how long. */
    private static final long MAX_UNREAD_BYTES = 1 << 20;

    private static final int MAX_UNREAD_MILLIS = 5000;

    public static Refusal of(int status, String reason, String id, String message) {
        String json = "{\"id\":\"" + id + "\",\"message\":\"" + escaped(message) + "\"}";
        return new Refusal(status, reason, List.of(new Header("Content-Type", "application/json")), json);
    }

    public static Refusal badRequest(BadRequestException e) {
        return of(400, "Bad Request", "bad_request", "slipway-connect was sent " + e.getMessage() + ".");
    }

    public static Refusal unreachable(String what, IOException e) {
        return of(502, "Bad Gateway", "bad_gateway", "slipway-connect cannot reach " + what + ": " + e.getMessage());
    }

    /** With nothing in it: whoever has no secret learns nothing. */
    public static Refusal secretMissing() {
        return new Refusal(
                407,
                "Proxy Authentication Required",
                List.of(new Header("Proxy-Authenticate", "Basic realm=\"slipway-connect\"")),
                "");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ");
    }

    /** The connection may go on afterwards. */
    public void sendTo(Link client) throws IOException {
        send(client, "");
    }

    /** And nothing comes after it. What the client is still sending is read, so that it gets to read the answer. */
    public void endWith(Link client) throws IOException {
        send(client, "Connection: close\r\n");
        client.endOutput();
        client.limitWaiting(MAX_UNREAD_MILLIS);
        client.in().skip(MAX_UNREAD_BYTES);
    }

    private void send(Link client, String more) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " " + reason + "\r\n" + more);
        headers.forEach(header -> head.append(header.name() + ": " + header.value() + "\r\n"));
        head.append("Content-Length: " + body.length + "\r\n\r\n");
        client.out().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        client.out().write(body);
        client.out().flush();
    }
}
