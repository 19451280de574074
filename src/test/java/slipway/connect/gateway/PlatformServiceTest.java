package slipway.connect.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.connect.StubPlatform;
import slipway.connect.StubPlatform.Asked;
import slipway.journey.Platform;

/** What happens to requests for Heroku's hosts. */
class PlatformServiceTest {
    private static final String HOST = "api.heroku.com";

    private final StubPlatform platform = StubPlatform.start();
    private Gateway gateway;
    private Client client;

    @BeforeEach
    void connect() throws Exception {
        gateway = Gateways.to(platform.url());
        client = Client.heroku(gateway, HOST);
    }

    @AfterEach
    void end() throws IOException {
        client.close();
        gateway.close();
        platform.close();
    }

    @Nested
    class Requests {
        @Test
        void goOneAfterTheOtherOnOneConnection() throws IOException {
            for (String path : new String[] {"/one", "/two?a=b", "/three"}) {
                client.send("GET " + path + " HTTP/1.1\r\nHost: api.heroku.com\r\n\r\n");
                assertThat(client.answer()).isEqualTo("200 answer to " + path);
            }
            assertThat(platform.connections()).isEqualTo(1);
        }

        @Test
        void nameThePlatformAndWhereDynosAreMet() throws IOException {
            client.send("GET / HTTP/1.1\r\nhost: api.heroku.com\r\nSlipway-Rendezvous: evil:1\r\n\r\n");
            client.answer();
            Asked asked = platform.asked().get(0);
            assertThat(asked.headers("Host")).containsExactly("localhost:" + platform.port());
            assertThat(asked.headers("Slipway-Rendezvous"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .matches("127\\.0\\.0\\.1:\\d+");
        }

        @Test
        void keepTheirHeadersButThoseForTheProxy() throws IOException {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nRange: version ..; max=1\r\nProxy-Connection: keep-alive\r\n"
                    + "Proxy-Authorization: Basic secret\r\nCookie: a\r\nCookie: b\r\n\r\n");
            client.answer();
            Asked asked = platform.asked().get(0);
            assertThat(asked.head()).doesNotContainIgnoringCase("proxy-").contains("Range: version ..; max=1");
            assertThat(asked.headers("Cookie")).containsExactly("a", "b");
        }

        @Test
        void areLoggedByTheirLineAlone() throws IOException {
            client.send("GET /logged HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer slipway-t\r\n\r\n");
            client.answer();
            assertThat(Gateways.LOG).contains("GET https://api.heroku.com/logged");
        }
    }

    @Nested
    class Bodies {
        @Test
        void ofAKnownLengthArrive() throws IOException {
            client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello");
            client.send("POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n");
            client.answer();
            client.answer();
            assertThat(platform.asked()).extracting(Asked::body).containsExactly("hello", "");
        }

        @Test
        void inChunksArriveAsTheyWereSent() throws IOException {
            String chunks = "5;ext=1\r\nhello\r\nA\r\n0123456789\r\n0\r\nX-Sum: 1\r\n\r\n";
            client.send("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
            assertThat(client.answer()).isEqualTo("200 answer to /a");
            client.send("GET /b HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.answer()).isEqualTo("200 answer to /b");
            assertThat(platform.asked().get(0).body()).isEqualTo(chunks);
        }

        @Test
        void flowWithoutWaitingForTheirEnd() throws IOException {
            platform.answering((head, in, out) -> {
                // Says what it has got of the body while the rest is still to come.
                StubPlatform.reply(out, 200, new String(in.readNBytes(5)) + new String(in.readNBytes(5)));
                return false;
            });
            client.send("PUT /a HTTP/1.1\r\nHost: a\r\nSlipway-Test: raw\r\nContent-Length: 1000000\r\n\r\nhello");
            client.send("world");
            assertThat(client.answer()).isEqualTo("200 helloworld");
        }

        @Test
        void mayBeLargerThanThisProcess() throws IOException {
            long length = 256L << 20;
            AtomicLong received = new AtomicLong();
            platform.answering((head, in, out) -> {
                received.set(count(in, length));
                StubPlatform.reply(out, 200, "thanks");
                return true;
            });
            client.send("PUT /a HTTP/1.1\r\nHost: a\r\nSlipway-Test: raw\r\nContent-Length: " + length + "\r\n\r\n");
            OutputStream out = client.out();
            byte[] part = new byte[1 << 16];
            for (long sent = 0; sent < length; sent += part.length) {
                out.write(part);
            }
            assertThat(client.answer()).isEqualTo("200 thanks");
            assertThat(received).hasValue(length);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Content-Length: 5\r\nTransfer-Encoding: chunked",
                    "Content-Length: 5\r\nContent-Length: 6",
                    "Content-Length: -1",
                    "Transfer-Encoding: gzip, chunked",
                    "Content-Length : 5",
                    " folded: 1"
                })
        void whoseEndIsNotCertainAreRefused(String headers) throws IOException {
            client.send("POST /a HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\nhello");
            assertThat(client.rest()).startsWith("HTTP/1.1 400 ").contains("\"id\":\"bad_request\"");
        }

        private static long count(InputStream in, long length) throws IOException {
            byte[] buffer = new byte[1 << 16];
            long count = 0;
            while (count < length) {
                count += in.read(buffer);
            }
            return count;
        }
    }

    @Nested
    class Answers {
        @Test
        void flowWithoutWaitingForTheirEnd() throws IOException {
            platform.answering((head, in, out) -> {
                out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nid: 1\n".getBytes());
                out.flush();
                // Ends when the client has seen that.
                return in.read() < 0;
            });
            client.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(client.head()).contains("text/event-stream");
            assertThat(client.read(6)).isEqualTo("id: 1\n");
            client.endOutput();
            assertThat(client.rest()).isEmpty();
        }

        @Test
        void arriveBeforeTheBodyOfARequestThatIsRefusedByItsHead() throws IOException {
            platform.answering((head, in, out) -> {
                StubPlatform.reply(out, 413, "too large");
                return false;
            });
            client.send("PUT /a HTTP/1.1\r\nHost: a\r\nSlipway-Test: raw\r\nContent-Length: 100000\r\n\r\nhello");
            assertThat(client.rest()).startsWith("HTTP/1.1 413 ").endsWith("too large");
        }

        @Test
        void mayTurnTheConnectionIntoSomethingElse() throws IOException {
            platform.answering((head, in, out) -> {
                out.write("HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes());
                in.transferTo(out);
                return false;
            });
            client.send("GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 101 ");
            client.send("GET this is no request\r\n\r\n");
            assertThat(client.read(26)).isEqualTo("GET this is no request\r\n\r\n");
            assertThat(platform.asked().get(0).headers("Upgrade")).containsExactly("websocket");
        }

        @Test
        void sayInTheClientsWordsThatThePlatformIsDown() throws IOException {
            int port = platform.port();
            platform.close();
            try (Socket taken = new Socket()) {
                // Nobody listens there, and nobody else can.
                Platform.await("the port", () -> binds(taken, port));
                client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
                assertThat(client.rest())
                        .startsWith("HTTP/1.1 502 ")
                        .contains("\"message\":\"slipway-connect cannot reach");
            }
        }
    }

    private static boolean binds(Socket socket, int port) {
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException stillClosing) {
            return false;
        }
    }

    @Nested
    class TheEnd {
        @Test
        void ofAClientThatIsKilledIsTheEndForThePlatform() throws IOException {
            platform.answering((head, in, out) -> in.read() >= 0);
            client.send("GET /tail HTTP/1.1\r\nHost: a\r\n\r\n");
            Platform.await("the request", () -> !platform.asked().isEmpty());
            client.vanish();
            platform.awaitEnd();
        }

        @Test
        void ofWhatAClientSaysLetsItHearTheAnswer() throws IOException {
            platform.answering((head, in, out) -> {
                assertThat(in.read()).isNegative();
                StubPlatform.reply(out, 200, "after all");
                return false;
            });
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            client.endOutput();
            assertThat(client.answer()).isEqualTo("200 after all");
        }

        @Test
        void ofThePlatformIsTheEndForTheClient() throws IOException {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            client.answer();
            platform.close();
            assertThat(client.rest()).isEmpty();
        }

        @Test
        void ofTheGatewayIsTheEndOfAll() throws IOException {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
            client.answer();
            gateway.close();
            platform.awaitEnd();
        }
    }
}
