package slipway.connect.platform;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections to the platform; with https they are such only after its certificate was found to be right. */
public final class PlatformLinks {
    private static final int HANDSHAKE_TIMEOUT_MILLIS = 30_000;

    private final PlatformUrl url;
    private final Dialer dialer;
    private final SSLSocketFactory secure;

    public PlatformLinks(PlatformUrl url, Dialer dialer, Trust trust) {
        this.url = url;
        this.dialer = dialer;
        this.secure = trust.context().getSocketFactory();
    }

    public PlatformUrl url() {
        return url;
    }

    public Link open() throws IOException {
        Socket wire = dialer.tunnel(url.host(), url.port());
        try {
            return url.secure() ? secured(wire) : Link.plain(wire);
        } catch (IOException | RuntimeException e) {
            wire.close();
            throw e;
        }
    }

    private Link secured(Socket wire) throws IOException {
        SSLSocket socket = (SSLSocket) secure.createSocket(wire, url.host(), url.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        if (url.host().matches(".*[a-z].*") && !url.host().contains(":")) {
            parameters.setServerNames(List.of(new SNIHostName(url.host())));
        }
        socket.setSSLParameters(parameters);
        wire.setSoTimeout(HANDSHAKE_TIMEOUT_MILLIS);
        socket.startHandshake();
        wire.setSoTimeout(0);
        return Link.secured(wire, socket);
    }
}
