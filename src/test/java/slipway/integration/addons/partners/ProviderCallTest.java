package slipway.integration.addons.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to a provider, against servers that say whatever a test wants them to. */
class ProviderCallTest {
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private ServerSocket server;

    @AfterEach
    void stop() throws IOException {
        watch.shutdownNow();
        if (server != null) {
            server.close();
        }
    }

    /** Answers one connection with these bytes and ends it; completes with what was asked. */
    private CompletableFuture<String> serve(String answer, boolean end) throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        return CompletableFuture.supplyAsync(() -> {
            try {
                Socket socket = server.accept();
                byte[] buffer = new byte[65_536];
                int read = socket.getInputStream().read(buffer);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
                if (end) {
                    socket.close();
                }
                return new String(buffer, 0, Math.max(read, 0), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private ProviderReply ask(boolean privateAllowed, Duration whole) throws IOException {
        return new ProviderCall(new ProviderAddresses(privateAllowed), watch, whole)
                .send(
                        "POST",
                        URI.create("http://127.0.0.1:" + server.getLocalPort() + "/heroku/resources"),
                        "acme",
                        "secret",
                        "{\"a\":\"ü\"}");
    }

    private ProviderReply ask() throws IOException {
        return ask(true, Duration.ofSeconds(20));
    }

    @Test
    void asksAsHerokuDoes() throws IOException {
        CompletableFuture<String> asked = serve("HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}", false);
        assertThat(ask()).isEqualTo(new ProviderReply(201, "{}"));
        assertThat(asked.join())
                .startsWith("POST /heroku/resources HTTP/1.1\r\nHost: 127.0.0.1:" + server.getLocalPort() + "\r\n")
                .contains(
                        "\r\nAccept: application/vnd.heroku-addons+json; version=3\r\n",
                        "\r\nAuthorization: Basic YWNtZTpzZWNyZXQ=\r\n",
                        "\r\nContent-Type: application/json\r\n",
                        "\r\nContent-Length: 10\r\n")
                .endsWith("\r\n\r\n{\"a\":\"ü\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n",
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde",
                "HTTP/1.0 200 OK\r\n\r\nabcde",
                "HTTP/1.1 200\nContent-Length:5\n\nabcdeand more",
            })
    void readsBodiesHoweverTheyAreFramed(String answer) throws IOException {
        serve(answer, true);
        assertThat(ask().body()).isEqualTo("abcde");
    }

    @Test
    void needsNoBodyWhereThereIsNoContent() throws IOException {
        serve("HTTP/1.1 204 No Content\r\n\r\n", false);
        assertThat(ask()).isEqualTo(new ProviderReply(204, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 9000000000\r\n\r\nx",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffff\r\nx",
            })
    void readsNoMoreThanAnyAnswerNeeds(String answer) throws IOException {
        serve(answer, true);
        assertThatThrownBy(this::ask).isInstanceOf(ProviderReply.TooLargeException.class);
    }

    @Test
    void readsNoMoreFromOneThatNeverEnds() throws IOException {
        serve("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(ProviderReply.MAX_BODY + 1), false);
        assertThatThrownBy(this::ask).isInstanceOf(ProviderReply.TooLargeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
                "HTTP/1.1 200 OK\r\n",
                "",
            })
    void takesNoHalfAnswer(String answer) throws IOException {
        serve(answer, true);
        assertThatThrownBy(this::ask).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH\r\n", "HTTP/1.1 OK\r\n\r\n"})
    void takesNothingThatIsNoHttp(String answer) throws IOException {
        serve(answer, true);
        assertThatThrownBy(this::ask).isInstanceOf(IOException.class).hasMessage("no HTTP answer");
    }

    @Test
    void waitsNoLongerThanItMay() throws IOException {
        serve("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\na", false);
        assertThatThrownBy(() -> ask(true, Duration.ofMillis(300))).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void goesNowhereInsideUnlessThatIsAllowed() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        assertThatThrownBy(() -> ask(false, Duration.ofSeconds(20))).isInstanceOf(ClosedAddressException.class);
        server.setSoTimeout(1);
        assertThatThrownBy(() -> server.accept()).isInstanceOf(SocketTimeoutException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "100.100.100.200", "224.0.0.1", "fe80::1"})
    void neverGoesWhereNobodyShould(String address) throws IOException {
        assertThat(new ProviderAddresses(true).allow(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "::1", "fc00::1", "0.0.0.0"})
    void goesToPrivateNetworksOnlyWhereThatIsAllowed(String address) throws IOException {
        assertThat(new ProviderAddresses(false).allow(InetAddress.getByName(address)))
                .isFalse();
        assertThat(new ProviderAddresses(true).allow(InetAddress.getByName(address)))
                .isTrue();
    }

    @Test
    void speaksTlsOnlyToWhomItCanTrust() throws IOException {
        serve("this is no TLS", true);
        assertThatThrownBy(() -> new ProviderCall(new ProviderAddresses(true), watch, Duration.ofSeconds(20))
                        .send("DELETE", URI.create("https://localhost:" + server.getLocalPort()), "a", "b", ""))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void readsNothingBeyondTheAnswer() throws IOException {
        InputStream in = new java.io.ByteArrayInputStream(
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nab".getBytes(StandardCharsets.US_ASCII));
        assertThat(ProviderReply.read(in).body()).isEqualTo("a");
        assertThat(in.read()).isEqualTo('b');
    }
}
