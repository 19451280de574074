package slipway.connect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.connect.StubPlatform;
import slipway.connect.admission.Descendants;
import slipway.connect.platform.Trust;
import slipway.journey.Platform;

/** Whom the gateway lets in, and where it takes what is not Heroku's. */
class ProxyConnectionTest {
    private final StubPlatform platform = StubPlatform.start();
    private final StubPlatform other = StubPlatform.start();
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = Gateways.to(platform.url());
    }

    @AfterEach
    void end() {
        gateway.close();
        platform.close();
        other.close();
    }

    @Nested
    class WithoutTheSecret {
        @ParameterizedTest
        @ValueSource(
                strings = {"", "Proxy-Authorization: Basic c2xpcHdheTpzZWNyZXQ=\r\n", "Authorization: Basic x\r\n"})
        void nothingIsSaidButThatThereIsOne(String headers) throws IOException {
            try (Client client = Client.connect(gateway.port())) {
                client.send("GET " + other.url() + "/ HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
                assertThat(client.rest())
                        .isEqualTo("HTTP/1.1 407 Proxy Authentication Required\r\nConnection: close\r\n"
                                + "Proxy-Authenticate: Basic realm=\"slipway-connect\"\r\nContent-Length: 0\r\n\r\n");
            }
            assertThat(other.connections()).isZero();
        }

        @Test
        void aTunnelIsOpenedOnlyWhenItFollows() throws Exception {
            String request = "CONNECT api.heroku.com:443 HTTP/1.1\r\nHost: api.heroku.com:443\r\n";
            try (Client client = Client.connect(gateway.port())) {
                client.send(request + "\r\n");
                assertThat(client.answer()).isEqualTo("407 ");
                client.send(request + Client.secret(gateway) + "\r\n");
                assertThat(client.head()).startsWith("HTTP/1.1 200 ");
                client.secure(gateway, "api.heroku.com");
                client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(client.answer()).isEqualTo("200 answer to /a");
            }
        }

        /** Heroku's deployers for Java cannot show it. */
        @Test
        @EnabledOnOs(OS.LINUX)
        void aProcessThatTheGatewaysHasStartedIsLetIn() throws Exception {
            String script = "exec 3<>/dev/tcp/127.0.0.1/" + gateway.port() + "; printf 'GET " + other.url()
                    + "/child HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n' >&3; cat <&3";
            Process child = new ProcessBuilder("bash", "-c", script).start();
            assertThat(new String(child.getInputStream().readAllBytes())).endsWith("answer to /child");
        }
    }

    /** What macOS is asked, where there is no proc(5). */
    @Nested
    @EnabledIf("slipway.connect.gateway.ProxyConnectionTest#lsofIsThere")
    class ByLsof {
        private final Descendants descendants = new Descendants(Path.of("/nowhere"));

        @Test
        void aProcessOfItsOwnIsKnown() throws Exception {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Process child = new ProcessBuilder(
                                "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort() + "; cat <&3")
                        .start();
                try (Socket accepted = server.accept()) {
                    assertThat(descendants.opened(accepted)).isTrue();
                }
                child.waitFor();
            }
        }

        @Test
        void thisProcessItselfIsNone() throws Exception {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                    Socket accepted = server.accept()) {
                assertThat(client.isConnected()).isTrue();
                assertThat(descendants.opened(accepted)).isFalse();
            }
        }
    }

    static boolean lsofIsThere() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "lsof")));
    }

    @Nested
    class OtherHosts {
        @Test
        void areReachedAsTheyAre() throws IOException {
            try (Client client = Client.tunnel(gateway, "localhost:" + other.port())) {
                client.send("GET /raw HTTP/1.1\r\nHost: whatever\r\nAuthorization: Bearer any\r\n\r\n");
                assertThat(client.answer()).isEqualTo("200 answer to /raw");
            }
            assertThat(other.asked().get(0).head())
                    .isEqualTo("GET /raw HTTP/1.1\r\nHost: whatever\r\nAuthorization: Bearer any\r\n\r\n");
        }

        @Test
        void areReachedByPlainHttp() throws IOException {
            try (Client client = Client.connect(gateway.port())) {
                client.send(
                        "PUT " + other.url() + "/put?a=b HTTP/1.1\r\nHost: wrong\r\nProxy-Connection: keep-alive\r\n"
                                + "Content-Length: 5\r\n" + Client.secret(gateway) + "\r\nhello");
                assertThat(client.answer()).isEqualTo("200 answer to /put?a=b");
            }
            assertThat(other.asked().get(0).head())
                    .isEqualTo("PUT /put?a=b HTTP/1.1\r\nHost: localhost:" + other.port()
                            + "\r\nConnection: close\r\nContent-Length: 5\r\n\r\n");
            assertThat(other.asked().get(0).body()).isEqualTo("hello");
        }

        @Test
        void thatCannotBeReachedAreSaidToBeSo() throws IOException {
            // A port that nobody else can come to have meanwhile, and that nobody listens at.
            try (Socket taken = new Socket();
                    Client client = Client.connect(gateway.port())) {
                taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                client.send("CONNECT localhost:" + taken.getLocalPort() + " HTTP/1.1\r\n" + Client.secret(gateway)
                        + "\r\n");
                assertThat(client.rest()).startsWith("HTTP/1.1 502 ");
            }
        }

        @Test
        void getNoTokenOfTheirsByAWayAroundTls() throws IOException {
            try (Client client = Client.connect(gateway.port())) {
                client.send("GET http://api.heroku.com/account HTTP/1.1\r\n" + Client.secret(gateway) + "\r\n");
                assertThat(client.rest()).startsWith("HTTP/1.1 403 ");
            }
        }
    }

    @Nested
    class AProxyOfThePerson {
        private final StubPlatform proxy = StubPlatform.start().answering((head, in, out) -> {
            if (head.startsWith("CONNECT ")) {
                out.write("HTTP/1.1 200 Fine\r\n\r\n".getBytes());
                out.flush();
            } else {
                StubPlatform.reply(out, 200, "by proxy");
            }
            return true;
        });

        @AfterEach
        void endProxy() {
            proxy.close();
        }

        private Gateway behindProxy(String exempt) throws IOException {
            String url = "http://me:pass%20word@127.0.0.1:" + proxy.port();
            gateway.close();
            gateway = Gateways.to(
                    platform.url(),
                    new Trust(List.of(), List.of()),
                    Map.of("HTTPS_PROXY", url, "http_proxy", url, "NO_PROXY", exempt));
            return gateway;
        }

        @Test
        void isGoneThroughWithItsPassword() throws IOException {
            try (Client client = Client.tunnel(behindProxy(""), "example.test:443")) {
                client.send("GET /within HTTP/1.1\r\n\r\n");
                assertThat(client.answer()).isEqualTo("200 by proxy");
            }
            assertThat(proxy.asked().get(0).line()).isEqualTo("CONNECT example.test:443 HTTP/1.1");
            assertThat(proxy.asked().get(0).headers("Proxy-Authorization")).containsExactly("Basic bWU6cGFzcyB3b3Jk");
        }

        @Test
        void isToldTheWholeUrlOfPlainHttp() throws IOException {
            try (Client client = Client.connect(behindProxy("").port())) {
                client.send("GET http://example.test/a HTTP/1.1\r\n" + Client.secret(gateway) + "\r\n");
                assertThat(client.answer()).isEqualTo("200 by proxy");
            }
            assertThat(proxy.asked().get(0).line()).isEqualTo("GET http://example.test/a HTTP/1.1");
        }

        @Test
        void isNotForThisMachineNorForExemptHosts() throws IOException {
            Client.tunnel(behindProxy("127.0.0.1"), "localhost:" + other.port()).close();
            try (Client client = Client.connect(behindProxy("example.test").port())) {
                client.send("CONNECT sub.example.test:443 HTTP/1.1\r\n" + Client.secret(gateway) + "\r\n");
                assertThat(client.rest()).startsWith("HTTP/1.1 502 ");
            }
            assertThat(proxy.connections()).isZero();
        }
    }

    @Test
    void nothingIsLeftWhenItEnds() throws Exception {
        Client client = Client.heroku(gateway, "api.heroku.com");
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        client.answer();
        Client.tunnel(gateway, "localhost:" + other.port());
        gateway.close();
        Platform.await(
                "all threads to end",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("slipway-connect")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onlyTheLoopbackAddressIsListenedOn() throws IOException {
        String listening = "0100007F:%04X ".formatted(gateway.port());
        assertThat(Files.readString(Path.of("/proc/net/tcp")) + Files.readString(Path.of("/proc/net/tcp6")))
                .contains(listening);
    }
}
