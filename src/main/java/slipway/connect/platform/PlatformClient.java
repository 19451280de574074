package slipway.connect.platform;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLException;
import slipway.connect.terminal.ExitStatus;
import slipway.connect.terminal.Failure;

/** Asks the platform for something, and says in one line why that cannot be done. */
public final class PlatformClient {
    /** What makes a request one to the Platform API. */
    private static final Map<String, String> API = Map.of("Accept", "application/vnd.heroku+json; version=3");

    private final PlatformLinks links;

    public PlatformClient(PlatformLinks links) {
        this.links = links;
    }

    public Answer page(String path) {
        return send("GET", path, Map.of(), "");
    }

    public Answer get(String path, Map<String, String> headers) {
        return send("GET", path, ofApi(headers), "");
    }

    public Answer post(String path, Map<String, String> headers, String json) {
        return send("POST", path, ofApi(headers), json);
    }

    private static Map<String, String> ofApi(Map<String, String> headers) {
        Map<String, String> all = new TreeMap<>(API);
        all.putAll(headers);
        return all;
    }

    private Answer send(String method, String path, Map<String, String> headers, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Map<String, String> all = new TreeMap<>(headers);
        all.put("Host", links.url().authority());
        all.put("Connection", "close");
        all.put("User-Agent", "slipway-connect");
        if (body.length > 0) {
            all.put("Content-Type", "application/json");
            all.put("Content-Length", String.valueOf(body.length));
        }
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        all.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        try (Link link = links.open()) {
            link.out().write(first);
            link.out().write(body);
            link.out().flush();
            return Answer.read(link.in());
        } catch (IOException e) {
            throw explained(e);
        }
    }

    private Failure explained(IOException e) {
        if (isAboutTrust(e)) {
            return new Failure(
                    ExitStatus.UNTRUSTED,
                    "The certificate of " + links.url() + " is not trusted: " + rootMessage(e)
                            + ". If it is the platform's own, get its authority from " + links.url()
                            + "/ca.pem by a way that you trust, and name that file with --ca FILE.");
        }
        if (e instanceof UnknownHostException) {
            return unreachable("the name " + links.url().host() + " is not known");
        }
        if (e instanceof ConnectException) {
            return unreachable("nothing answers at this address");
        }
        if (e instanceof SSLException) {
            return unreachable("no TLS is spoken there");
        }
        return unreachable(String.valueOf(e.getMessage()));
    }

    private Failure unreachable(String why) {
        return new Failure(ExitStatus.UNREACHABLE, "Cannot reach " + links.url() + ": " + why + ".");
    }

    private static boolean isAboutTrust(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
