package slipway.router.front;

import java.util.List;

/**
 * A request that somebody could read in two ways, or that is plain wrong, and what becomes of it.
 *
 * @param request each line end stands for CR and LF, {@code ¶} for a bare LF and {@code §} for a bare CR
 * @param slipway the status that the router gives
 * @param nginx the status that nginx gives; 0 where it gives none
 * @param haproxy the status that HAProxy gives; 0 where it gives none
 * @param why we differ from one of them; empty where we do not
 */
record RequestCase(String name, String request, int slipway, int nginx, int haproxy, String why) {
    private static final String HOST = "Host: app.localhost\n";

    static final List<RequestCase> ALL = List.of(
            new RequestCase("plain", "GET / HTTP/1.1\n" + HOST + "\n", 200, 200, 200, ""),
            new RequestCase(
                    "both lengths",
                    "POST / HTTP/1.1\n" + HOST + "Content-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n",
                    400,
                    400,
                    200,
                    "HAProxy lets chunks win; a dyno behind it that lets the length win reads another request"),
            new RequestCase(
                    "different lengths",
                    "POST / HTTP/1.1\n" + HOST + "Content-Length: 1\nContent-Length: 2\n\nab",
                    400,
                    400,
                    400,
                    ""),
            new RequestCase(
                    "equal lengths twice",
                    "POST / HTTP/1.1\n" + HOST + "Content-Length: 1\nContent-Length: 1\n\na",
                    200,
                    400,
                    200,
                    "Heroku merges them, and so does HAProxy"),
            new RequestCase(
                    "a list of lengths",
                    "POST / HTTP/1.1\n" + HOST + "Content-Length: 1, 1\n\na",
                    400,
                    400,
                    200,
                    "HAProxy merges lists as well; nobody sends them but to attack"),
            new RequestCase(
                    "a negative length", "POST / HTTP/1.1\n" + HOST + "Content-Length: -1\n\n", 400, 400, 400, ""),
            new RequestCase(
                    "a signed length", "POST / HTTP/1.1\n" + HOST + "Content-Length: +1\n\na", 400, 400, 400, ""),
            new RequestCase(
                    "a length that overflows",
                    "POST / HTTP/1.1\n" + HOST + "Content-Length: 99999999999999999999\n\n",
                    400,
                    400,
                    400,
                    ""),
            new RequestCase("an empty length", "POST / HTTP/1.1\n" + HOST + "Content-Length:\n\n", 400, 400, 400, ""),
            new RequestCase(
                    "an unknown coding",
                    "POST / HTTP/1.1\n" + HOST + "Transfer-Encoding: gzip, chunked\n\n0\n\n",
                    501,
                    501,
                    422,
                    "HAProxy has a status of its own for it"),
            new RequestCase(
                    "a coding in disguise",
                    "POST / HTTP/1.1\n" + HOST + "Transfer-Encoding: xchunked\n\n0\n\n",
                    501,
                    501,
                    400,
                    "It is well-formed, so that 501 says more than 400"),
            new RequestCase(
                    "chunked twice",
                    "POST / HTTP/1.1\n" + HOST + "Transfer-Encoding: chunked\nTransfer-Encoding: chunked\n\n0\n\n",
                    501,
                    400,
                    400,
                    "Two codings are one that we do not know"),
            new RequestCase(
                    "chunks for HTTP/1.0",
                    "POST / HTTP/1.0\n" + HOST + "Transfer-Encoding: chunked\n\n0\n\n",
                    400,
                    400,
                    200,
                    "HTTP/1.0 knows no chunks (RFC 9112, 6.1)"),
            new RequestCase(
                    "a folded header", "GET / HTTP/1.1\n" + HOST + "X-A: 1\n 2\n\n", 400, 400, 200, "HAProxy unfolds"),
            new RequestCase(
                    "a header with a bare line feed",
                    "GET / HTTP/1.1\n" + HOST + "X-A: 1¶X-B: 2\n\n",
                    400,
                    200,
                    200,
                    "Both take it for a line end, which hides headers from those who do not"),
            new RequestCase(
                    "a head with bare line feeds", "GET / HTTP/1.1¶Host: app.localhost¶¶", 400, 200, 200, "The same"),
            new RequestCase(
                    "a bare carriage return in a value",
                    "GET / HTTP/1.1\n" + HOST + "X-A: 1§X-B: 2\n\n",
                    400,
                    400,
                    400,
                    ""),
            new RequestCase("a blank before the colon", "GET / HTTP/1.1\n" + HOST + "X-A : 1\n\n", 400, 400, 400, ""),
            new RequestCase("no colon", "GET / HTTP/1.1\n" + HOST + "X-A\n\n", 400, 200, 400, "nginx drops the line"),
            new RequestCase("no name", "GET / HTTP/1.1\n" + HOST + ": 1\n\n", 400, 400, 400, ""),
            new RequestCase(
                    "a NUL in a value",
                    "GET / HTTP/1.1\n" + HOST + "X-A: 1\0\n\n",
                    400,
                    400,
                    200,
                    "Where a text ends at NUL, the value is another one than HAProxy saw"),
            new RequestCase("no host", "GET / HTTP/1.1\n\n", 400, 400, 200, "Nobody could tell for whom it is"),
            new RequestCase("two hosts", "GET / HTTP/1.1\n" + HOST + "Host: other.localhost\n\n", 400, 400, 400, ""),
            new RequestCase(
                    "the same host twice",
                    "GET / HTTP/1.1\n" + HOST + HOST + "\n",
                    400,
                    400,
                    200,
                    "HAProxy merges them"),
            new RequestCase(
                    "a host with a path",
                    "GET / HTTP/1.1\nHost: app.localhost/x\n\n",
                    400,
                    400,
                    200,
                    "HAProxy does not look at hosts"),
            new RequestCase(
                    "the absolute form",
                    "GET http://app.localhost/ HTTP/1.1\n" + HOST + "\n",
                    400,
                    200,
                    200,
                    "It is for forward proxies, and its host could differ from the header's"),
            new RequestCase("the authority form", "GET app.localhost:80 HTTP/1.1\n" + HOST + "\n", 400, 400, 400, ""),
            new RequestCase(
                    "CONNECT",
                    "CONNECT app.localhost:80 HTTP/1.1\nHost: app.localhost:80\n\n",
                    405,
                    400,
                    200,
                    "No forward proxy is here"),
            new RequestCase(
                    "the asterisk form", "OPTIONS * HTTP/1.1\n" + HOST + "\n", 200, 400, 200, "nginx knows none"),
            new RequestCase("a target with a blank", "GET /a b HTTP/1.1\n" + HOST + "\n", 400, 400, 400, ""),
            new RequestCase(
                    "HTTP/2 in the open",
                    "PRI * HTTP/2.0\n\nSM\n\n",
                    505,
                    400,
                    0,
                    "It is a version that we do not speak there, and nothing worse"),
            new RequestCase("HTTP/1.2", "GET / HTTP/1.2\n" + HOST + "\n", 505, 200, 200, "There is no such version"),
            new RequestCase("HTTP/0.9", "GET /\n", 400, 0, 400, "nginx answers in HTTP/0.9"),
            new RequestCase(
                    "an expectation that nobody knows",
                    "GET / HTTP/1.1\n" + HOST + "Expect: cakes\n\n",
                    417,
                    200,
                    200,
                    "They let the dyno decide; Heroku does not"),
            new RequestCase(
                    "a chunk size that is no number",
                    "POST / HTTP/1.1\n" + HOST + "Transfer-Encoding: chunked\n\nzz\nabc\n0\n\n",
                    400,
                    400,
                    400,
                    ""),
            new RequestCase(
                    "a chunk that is longer than it says",
                    "POST / HTTP/1.1\n" + HOST + "Transfer-Encoding: chunked\n\n3\nabcd\n0\n\n",
                    400,
                    400,
                    400,
                    ""),
            new RequestCase(
                    "a chunk size with a bare line feed",
                    "POST / HTTP/1.1\n" + HOST + "Transfer-Encoding: chunked\n\n3¶abc\n0\n\n",
                    400,
                    200,
                    200,
                    "Both take it for a line end"),
            new RequestCase(
                    "a chunk size with a blank",
                    "POST / HTTP/1.1\n" + HOST + "Transfer-Encoding: chunked\n\n3 \nabc\n0\n\n",
                    400,
                    200,
                    200,
                    "Both take it; RFC 9112 has no such blank"),
            new RequestCase(
                    "a chunk size that overflows",
                    "POST / HTTP/1.1\n" + HOST + "Transfer-Encoding: chunked\n\n10000000000000003\nabc\n0\n\n",
                    400,
                    400,
                    400,
                    ""),
            new RequestCase(
                    "framing among the trailers",
                    "POST / HTTP/1.1\n" + HOST + "Transfer-Encoding: chunked\n\n0\nContent-Length: 5\n\n",
                    400,
                    200,
                    200,
                    "They drop trailers, we pass them on"));

    String bytes() {
        return request.replace("\n", "\r\n").replace('¶', '\n').replace('§', '\r');
    }

    @Override
    public String toString() {
        return name;
    }
}
