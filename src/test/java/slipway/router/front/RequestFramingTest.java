package slipway.router.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Nothing is smuggled: what could be read in two ways is refused. Beside it what nginx and HAProxy do. */
class RequestFramingTest {
    private static final String ALL = "slipway.router.front.RequestCase#ALL";
    private static ScriptedDyno dyno;
    private static TestRouter router;

    @BeforeAll
    static void open() {
        dyno = ScriptedDyno.echoing();
        router = new TestRouter().route(dyno.port());
    }

    @AfterAll
    static void close() {
        router.close();
        dyno.close();
    }

    private static int status(RawClient client, RequestCase request) {
        try (client) {
            return client.send(request.bytes()).status();
        }
    }

    @ParameterizedTest
    @FieldSource(ALL)
    void isStrict(RequestCase request) {
        assertThat(status(router.client(), request)).isEqualTo(request.slipway());
    }

    @Test
    void saysWhyItIsStricterThanOthers() {
        assertThat(RequestCase.ALL)
                .filteredOn(each ->
                        each.slipway() / 100 != each.nginx() / 100 || each.slipway() / 100 != each.haproxy() / 100)
                .allSatisfy(each -> assertThat(each.why()).isNotBlank());
    }

    /** What was behind a bad request on the same connection never gets to a dyno. */
    @ParameterizedTest
    @FieldSource(ALL)
    void reachesNoDynoWithWhatFollowsABadRequest(RequestCase request) {
        if (request.slipway() == 200) {
            return;
        }
        try (ScriptedDyno fresh = ScriptedDyno.echoing();
                TestRouter own = new TestRouter().route(fresh.port());
                RawClient client = own.client()) {
            client.send(request.bytes()).lines("GET /smuggled HTTP/1.1\nHost: app.localhost\n\n");
            assertThat(client.rest())
                    .startsWith("HTTP/1.1 " + request.slipway())
                    .doesNotContain("200 OK");
            while (fresh.hasMore()) {
                assertThat(fresh.head()).doesNotContain("/smuggled");
            }
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class Elsewhere {
        private Peer nginx;
        private Peer haproxy;

        @BeforeAll
        void start(@TempDir Path folder) throws Exception {
            nginx = Peer.nginx(folder, dyno.port());
            haproxy = Peer.haproxy(folder, dyno.port());
        }

        @AfterAll
        void stop() throws Exception {
            if (nginx != null) {
                nginx.close();
            }
            if (haproxy != null) {
                haproxy.close();
            }
        }

        @ParameterizedTest
        @FieldSource(ALL)
        void nginxIsAsWeSay(RequestCase request) {
            assertThat(status(nginx.client(), request)).isEqualTo(request.nginx());
        }

        @ParameterizedTest
        @FieldSource(ALL)
        void haproxyIsAsWeSay(RequestCase request) {
            assertThat(status(haproxy.client(), request)).isEqualTo(request.haproxy());
        }
    }
}
