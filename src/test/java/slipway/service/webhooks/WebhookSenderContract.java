package slipway.service.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link WebhookSender} must do, with a real receiver at the other end. */
public abstract class WebhookSenderContract {
    private static final String BODY = "{\"größe\":1}";

    private final Receiver receiver = Receiver.start();
    private WebhookSender sender;

    /** @param privateAllowed whether it may send to this machine and its private networks */
    protected abstract WebhookSender newSender(boolean privateAllowed);

    @BeforeEach
    void open() {
        sender = newSender(true);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private static WebhookSender.Answer send(WebhookSender by, String url, Optional<String> authorization) {
        try {
            return by.send(new WebhookSender.Notification(URI.create(url), BODY, "c2lnbmF0dXJl", authorization))
                    .get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("A sender always answers", e);
        }
    }

    private WebhookSender.Answer send(String url) {
        return send(sender, url, Optional.empty());
    }

    @Nested
    class WhatIsPosted {
        @Test
        void isTheVeryBody() {
            send(receiver.url("/hook"));
            assertThat(receiver.received().get(0).body()).isEqualTo(BODY);
        }

        @Test
        void isPostedToThePathWithItsQuery() {
            send(receiver.url("/hook?key=1"));
            assertThat(receiver.received().get(0).request()).isEqualTo("POST /hook?key=1");
        }

        @Test
        void carriesTheSignature() {
            send(receiver.url("/"));
            assertThat(receiver.received().get(0).header("Heroku-Webhook-Hmac-SHA256"))
                    .isEqualTo("c2lnbmF0dXJl");
        }

        @Test
        void isJson() {
            send(receiver.url("/"));
            assertThat(receiver.received().get(0).header("Content-Type")).isEqualTo("application/json");
        }

        @Test
        void carriesTheAuthorizationAsItIs() {
            send(sender, receiver.url("/"), Optional.of("Token x; y=\"z\""));
            assertThat(receiver.received().get(0).header("Authorization")).isEqualTo("Token x; y=\"z\"");
        }

        @Test
        void carriesNoAuthorizationWhereThereIsNone() {
            send(receiver.url("/"));
            assertThat(receiver.received().get(0).header("Authorization")).isEmpty();
        }
    }

    @Nested
    class TheAnswer {
        @ParameterizedTest
        @ValueSource(ints = {200, 201, 204, 299})
        void isASuccessForAny2xx(int status) {
            receiver.answer(status);
            assertThat(send(receiver.url("/")).isSuccess()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(ints = {302, 400, 401, 404, 500, 503})
        void isTheStatusOtherwise(int status) {
            receiver.answer(status);
            WebhookSender.Answer answer = send(receiver.url("/"));
            assertThat(answer.isSuccess()).isFalse();
            assertThat(answer.code()).contains(status);
            assertThat(answer.inVain()).isFalse();
        }

        @Test
        void isTheRedirectItselfWhichIsNotFollowed() {
            receiver.redirectTo(receiver.url("/elsewhere"));
            assertThat(send(receiver.url("/")).code()).contains(302);
            assertThat(receiver.received()).hasSize(1);
        }

        @Test
        void namesWhatWentWrongWhereNobodyListens() {
            String url = receiver.url("/");
            receiver.close();
            WebhookSender.Answer answer = send(url);
            assertThat(answer.errorClass()).contains("ConnectionRefused");
            assertThat(answer.code()).isEmpty();
        }

        @Test
        void namesWhatWentWrongWhereNobodyHasThatName() {
            assertThat(send("http://no-such-host.invalid/").errorClass()).contains("UnknownHost");
        }

        @Test
        void namesWhatWentWrongWhereThereIsNoTls() throws IOException {
            try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Thread server = new Thread(() -> answerInPlainText(plain));
                server.start();
                assertThat(send("https://127.0.0.1:" + plain.getLocalPort() + "/")
                                .errorClass())
                        .contains("TlsFailed");
            }
        }

        private static void answerInPlainText(ServerSocket server) {
            try (Socket client = server.accept()) {
                client.getOutputStream().write("this is no TLS\n".getBytes(StandardCharsets.US_ASCII));
                client.getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Nested
    class AddressesInside {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "127.0.0.1",
                    "localhost",
                    "[::1]",
                    "0.0.0.0",
                    "10.0.0.1",
                    "192.168.1.1",
                    "[fd00::1]",
                    "2130706433"
                })
        void areRefusedForGoodUnlessAllowed(String host) {
            WebhookSender.Answer answer = send(newSender(false), "http://" + host + ":1/", Optional.empty());
            assertThat(answer).isEqualTo(WebhookSender.Answer.refused("PrivateAddressRefused"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"169.254.169.254", "[fe80::1]"})
        void areRefusedEvenIfAllowedWhereTheyAreLinkLocal(String host) {
            assertThat(send("http://" + host + "/")).isEqualTo(WebhookSender.Answer.refused("LinkLocalAddressRefused"));
        }

        @Test
        void getNoConnection() {
            send(newSender(false), receiver.url("/"), Optional.empty());
            assertThat(receiver.received()).isEmpty();
        }
    }
}
