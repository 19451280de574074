package slipway.connect.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import slipway.connect.platform.HeadText;
import slipway.connect.platform.Trust;

/** A client of the gateway that sends exactly what a test says, and shows exactly what comes back. */
final class Client implements AutoCloseable {
    private final Socket wire;
    private Socket spoken;

    private Client(Socket wire) {
        this.wire = wire;
        this.spoken = wire;
    }

    static Client connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(30_000);
        return new Client(socket);
    }

    /** A client in a tunnel to {@code target}, for which it shows the secret. */
    static Client tunnel(Gateway gateway, String target) throws IOException {
        Client client = connect(gateway.port());
        client.send("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" + secret(gateway) + "\r\n");
        String answer = client.head();
        if (!answer.startsWith("HTTP/1.1 200 ")) {
            throw new IOException(answer);
        }
        return client;
    }

    /** A client that believes to talk to one of Heroku's hosts, having checked the certificate. */
    static Client heroku(Gateway gateway, String host) throws Exception {
        Client client = tunnel(gateway, host + ":443");
        client.secure(gateway, host);
        return client;
    }

    static String secret(Gateway gateway) {
        String pair = "slipway:" + gateway.secret().text();
        return "Proxy-Authorization: Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    }

    /** Begins TLS. */
    void secure(Gateway gateway, String host) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(Trust.store("PKCS12", List.of(gateway.authority())));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(wire, host, 443, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        spoken = socket;
    }

    void send(String text) throws IOException {
        out().write(text.getBytes(StandardCharsets.ISO_8859_1));
        out().flush();
    }

    OutputStream out() throws IOException {
        return spoken.getOutputStream();
    }

    InputStream in() throws IOException {
        return spoken.getInputStream();
    }

    String head() throws IOException {
        return HeadText.read(in(), 65_536);
    }

    /** An answer that has a length, as status and body. */
    String answer() throws IOException {
        String head = head();
        int length = Integer.parseInt(head.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1"));
        return head.split(" ")[1] + " " + read(length);
    }

    String read(int length) throws IOException {
        return new String(in().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /** All until the gateway ends the connection. */
    String rest() throws IOException {
        return new String(in().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    void endOutput() throws IOException {
        spoken.shutdownOutput();
    }

    /** As a process that is killed. */
    void vanish() throws IOException {
        wire.setSoLinger(true, 0);
        wire.close();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
