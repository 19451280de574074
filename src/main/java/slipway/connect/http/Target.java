package slipway.connect.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request to the gateway wants to go.
 *
 * @param host without the brackets of IPv6
 * @param path with the query; empty for a tunnel
 */
public record Target(String host, int port, String path) {
    private static final String HOST = "(\\[[^\\]]+\\]|[^/?#:@\\[\\]]+)";
    private static final Pattern AUTHORITY = Pattern.compile(HOST + ":(\\d{1,5})");
    private static final Pattern URL =
            Pattern.compile("(?i:http)://(?:[^/?#@]*@)?" + HOST + "(?::(\\d{1,5}))?((?:[/?].*)?)");

    private static final int HTTP = 80;

    /** Of CONNECT, such as {@code api.heroku.com:443}. */
    public static Target ofTunnel(RequestHead head) throws BadRequestException {
        Matcher parts = match(AUTHORITY, head);
        return new Target(host(parts.group(1)), Integer.parseInt(parts.group(2)), "");
    }

    /** Of any other method, such as {@code http://localhost:5000/path?query}. */
    public static Target ofUrl(RequestHead head) throws BadRequestException {
        Matcher parts = match(URL, head);
        String path = parts.group(3);
        return new Target(
                host(parts.group(1)),
                parts.group(2) == null ? HTTP : Integer.parseInt(parts.group(2)),
                path.startsWith("/") ? path : "/" + path);
    }

    private static Matcher match(Pattern pattern, RequestHead head) throws BadRequestException {
        Matcher parts = pattern.matcher(head.target());
        if (!parts.matches()) {
            throw new BadRequestException("a request for a place that no proxy can go to");
        }
        return parts;
    }

    private static String host(String text) {
        return text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
    }

    /** The value of a Host header. */
    public String authority() {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return port == HTTP ? name : name + ":" + port;
    }
}
