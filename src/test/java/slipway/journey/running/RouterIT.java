package slipway.journey.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Http;
import slipway.journey.Platform;

/** What visitors get: the right dyno, the right headers, nothing buffered, and the right page when there is no answer. */
class RouterIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();
    private static String app;

    @BeforeAll
    static void deploy() {
        app = API.createApp();
        assertThat(Deploy.testApp(PLATFORM, API, app, "").succeeded()).isTrue();
        API.awaitDynos(app, "web.1=up");
    }

    private static String headersSeenByTheApp(String... sent) {
        HttpRequest.Builder request = PLATFORM.visitRequest(app, "/headers");
        if (sent.length > 0) {
            request.headers(sent);
        }
        return Http.send(request.build()).body();
    }

    @Nested
    class Headers {
        @Test
        void tellTheAppWhoAskedForWhatAndHow() {
            assertThat(headersSeenByTheApp())
                    .containsIgnoringCase("Host: " + app + ".localhost:" + PLATFORM.port())
                    .containsIgnoringCase("X-forwarded-for: 127.0.0.1\n")
                    .containsIgnoringCase("X-forwarded-proto: http\n")
                    .containsIgnoringCase("X-forwarded-port: " + PLATFORM.port())
                    .containsIgnoringCase("Via: 1.1 slipway")
                    .containsPattern("(?i)X-request-start: \\d{13}\n")
                    .containsPattern("(?i)X-request-id: [0-9a-f-]{36}\n")
                    .containsPattern("(?i)Total-route-time: \\d+\n");
        }

        @Test
        void appendToTheClientsChainAndReplaceWhatItMayNotSay() {
            assertThat(headersSeenByTheApp(
                            "X-Forwarded-For", "203.0.113.9", "X-Forwarded-Proto", "https", "X-Forwarded-Port", "1"))
                    .containsIgnoringCase("X-forwarded-for: 203.0.113.9, 127.0.0.1\n")
                    .containsIgnoringCase("X-forwarded-proto: http\n")
                    .containsIgnoringCase("X-forwarded-port: " + PLATFORM.port());
        }

        @Test
        void keepAGoodRequestIdAndReplaceABadOne() {
            String good = "0123456789abcdef0123456789abcdef";
            assertThat(headersSeenByTheApp("X-Request-Id", good)).containsIgnoringCase("X-request-id: " + good);
            assertThat(headersSeenByTheApp("X-Request-Id", "short")).doesNotContain("short");
        }

        @Test
        void ofOneHopStayOnThatHop() throws IOException {
            String answer = raw(
                    "GET /headers HTTP/1.1\r\nHost: %s\r\nConnection: close, X-Mine\r\nX-Mine: 1\r\nTE: trailers\r\n\r\n");
            assertThat(answer).doesNotContainIgnoringCase("x-mine: 1").doesNotContainIgnoringCase("\nte: ");

            HttpResponse<String> hop = PLATFORM.visit(app, "/hop");
            assertThat(hop.headers().map()).doesNotContainKey("x-secret-hop");
            assertThat(hop.headers().allValues("server")).containsExactly("TestApp");
            assertThat(hop.headers().allValues("date")).hasSize(1);
        }
    }

    @Nested
    class Bodies {
        @Test
        void reachTheVisitorWhileTheAppIsStillWriting() throws IOException {
            HttpResponse<InputStream> stream =
                    Http.send(PLATFORM.visitRequest(app, "/stream").build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = stream.body()) {
                assertThat(new String(body.readNBytes("first\n".length()), StandardCharsets.UTF_8))
                        .isEqualTo("first\n");
                PLATFORM.visit(app, "/stream?go");
                assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo("second\n");
            }
        }

        @Test
        void reachTheAppWhileTheVisitorIsStillWriting() throws IOException {
            try (Socket socket = new Socket("127.0.0.1", PLATFORM.port())) {
                socket.getOutputStream()
                        .write(("POST /echo HTTP/1.1\r\nHost: " + app + ".localhost\r\nContent-Length: 8\r\n\r\nhello")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(readUntil(socket, "hello")).contains("200 OK").contains("hello");
                socket.getOutputStream().write("you".getBytes(StandardCharsets.US_ASCII));
                assertThat(readUntil(socket, "you")).contains("you");
            }
        }

        @Test
        void ofManyMegabytesArriveWhole() {
            byte[] large = new byte[20_000_000];
            for (int i = 0; i < large.length; i++) {
                large[i] = (byte) (i * 31);
            }
            HttpResponse<String> kept = Http.send(PLATFORM.visitRequest(app, "/keep")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(large))
                    .build());
            assertThat(kept.body()).isEqualTo("20000000 bytes\n");
            HttpResponse<byte[]> given =
                    Http.send(PLATFORM.visitRequest(app, "/keep").build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(given.body()).isEqualTo(large);
        }
    }

    @Nested
    class WithoutAnAnswer {
        @Test
        void anUnknownHostIsNoSuchApp() {
            HttpResponse<String> answer = PLATFORM.visit("nobody-has-this", "/");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("No such app");
        }

        @Test
        void anAppThatWasNeverDeployedIsBlankH81() {
            String blank = API.createApp();
            Platform.await("its route", () -> PLATFORM.visit(blank, "/").statusCode() == 502);
            API.awaitLog(blank, "at=info code=H81 desc=\"Blank app\" method=GET path=\"/\"");
        }

        @Test
        void anAppWithoutWebDynosIsH14() {
            String idle = API.createApp();
            Deploy.testApp(PLATFORM, API, idle, "");
            API.patch("/apps/" + idle + "/formation", "{\"updates\":[{\"type\":\"web\",\"quantity\":\"0\"}]}");
            Platform.await(
                    "the route to be empty", () -> PLATFORM.visit(idle, "/").statusCode() == 503);
            API.awaitLog(idle, "at=error code=H14 desc=\"No web processes running\"");
        }

        @Test
        void anAppThatKeepsCrashingIsH10() {
            String broken = API.createApp();
            Deploy.testApp(PLATFORM, API, broken, "exit=3");
            API.awaitDynos(broken, "web.1=crashed");
            assertThat(PLATFORM.visit(broken, "/").statusCode()).isEqualTo(503);
            API.awaitLog(broken, "at=error code=H10 desc=\"App crashed\"");
        }

        @Test
        void anAppInMaintenanceIsH80UntilItIsOver() {
            String busy = API.createApp();
            Deploy.testApp(PLATFORM, API, busy, "");
            API.patch("/apps/" + busy, "{\"maintenance\":true}");
            Platform.await("maintenance", () -> PLATFORM.visit(busy, "/").body().contains("maintenance"));
            assertThat(PLATFORM.visit(busy, "/").statusCode()).isEqualTo(503);
            API.awaitLog(busy, "at=info code=H80 desc=\"Maintenance mode\"");
            API.patch("/apps/" + busy, "{\"maintenance\":false}");
            Platform.await("its end", () -> PLATFORM.visit(busy, "/").statusCode() == 200);
        }

        @Test
        void thePageIsTheAppsOwnWhereItNamesOne() {
            String broken = API.createApp();
            API.patch(
                    "/apps/" + broken + "/config-vars",
                    "{\"ERROR_PAGE_URL\":\"//pages.example/error\",\"MAINTENANCE_PAGE_URL\":\"//pages.example/soon\"}");
            Deploy.testApp(PLATFORM, API, broken, "exit=3");
            API.awaitDynos(broken, "web.1=crashed");
            HttpResponse<String> error = PLATFORM.visit(broken, "/");
            assertThat(error.statusCode()).isEqualTo(503);
            assertThat(error.body()).contains("<iframe src=\"//pages.example/error\"");
            API.patch("/apps/" + broken, "{\"maintenance\":true}");
            Platform.await("its page", () -> PLATFORM.visit(broken, "/").body().contains("//pages.example/soon"));
        }

        @Test
        void aDynoThatTakesNoConnectionsAnyMoreIsH21() {
            String deaf = API.createApp();
            Deploy.testApp(PLATFORM, API, deaf, "");
            assertThat(PLATFORM.visit(deaf, "/unbind").statusCode()).isEqualTo(200);
            Platform.await("the refusal", () -> {
                assertThat(PLATFORM.visit(deaf, "/").statusCode()).isIn(200, 503);
                return API.log(deaf).stream()
                        .anyMatch(line -> line.contains("at=error code=H21 desc=\"Backend connection refused\""));
            });
        }
    }

    @Nested
    class WhileTheAppBoots {
        @Test
        void requestsWaitAndAreAnswered() {
            String slow = API.createApp();
            Deploy.testApp(PLATFORM, API, slow, "delay=1500");
            HttpResponse<String> answer = PLATFORM.visit(slow, "/");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("Hello from web.1\n");
        }

        @Test
        void requestsWaitNoLongerThanTheyMayThenH20() {
            try (Platform hasty = Platform.start(java.util.Map.of("SLIPWAY_ROUTER_WAIT", "PT1S"))) {
                ApiClient api = hasty.api();
                String never = api.createApp();
                Deploy.testApp(hasty, api, never, "never");
                assertThat(hasty.visit(never, "/").statusCode()).isEqualTo(503);
                api.awaitLog(never, "at=error code=H20 desc=\"App boot timeout\"");
            }
        }
    }

    @Nested
    class WithSeveralDynos {
        @Test
        void allOfThemGetVisitors() {
            String wide = API.createApp();
            Deploy.testApp(PLATFORM, API, wide, "");
            API.patch(
                    "/apps/" + wide + "/formation",
                    "{\"updates\":[{\"type\":\"web\",\"quantity\":\"+2\",\"size\":\"standard-1x\"}]}");
            API.awaitDynos(wide, "web.1=up", "web.2=up", "web.3=up");
            Set<String> greetings = new TreeSet<>();
            Platform.await("all dynos to answer", () -> {
                greetings.add(PLATFORM.visit(wide, "/").body());
                return greetings.size() == 3;
            });
            assertThat(greetings).containsExactly("Hello from web.1\n", "Hello from web.2\n", "Hello from web.3\n");
        }

        @Test
        void aReleaseSwapsThemWithoutAFailedRequest() {
            String wide = API.createApp();
            Deploy.testApp(PLATFORM, API, wide, "");
            API.patch(
                    "/apps/" + wide + "/formation",
                    "{\"updates\":[{\"type\":\"web\",\"quantity\":2,\"size\":\"standard-1x\"}]}");
            API.awaitDynos(wide, "web.1=up", "web.2=up");
            AtomicBoolean over = new AtomicBoolean();
            List<CompletableFuture<List<Integer>>> visitors = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                visitors.add(CompletableFuture.supplyAsync(() -> {
                    List<Integer> statuses = new ArrayList<>();
                    while (!over.get()) {
                        statuses.add(PLATFORM.visit(wide, "/slow?20").statusCode());
                    }
                    return statuses;
                }));
            }
            API.patch("/apps/" + wide + "/config-vars", "{\"NEXT\":\"1\"}");
            Platform.await("the new release on every dyno", () -> {
                Set<Integer> versions = new TreeSet<>();
                API.get("/apps/" + wide + "/dynos")
                        .forEach(dyno -> versions.add(
                                dyno.path("release").path("version").asInt()));
                return versions.equals(Set.of(3));
            });
            API.awaitDynos(wide, "web.1=up", "web.2=up");
            over.set(true);
            List<Integer> all = new ArrayList<>();
            visitors.forEach(visitor -> all.addAll(visitor.join()));
            assertThat(all).hasSizeGreaterThan(20).containsOnly(200);
        }
    }

    @Nested
    class Metrics {
        @Test
        void areForTheOperatorsPrometheus() {
            PLATFORM.visit(app, "/");
            Platform.await("counts", () -> metrics().contains("requests_total{app=\"" + app + "\",status=\"2xx\"}"));
            assertThat(metrics())
                    .contains("# TYPE slipway_router_requests_total counter\n")
                    .containsPattern("slipway_router_connections [1-9]")
                    .contains("slipway_router_queue{app=\"" + app + "\"} 0\n")
                    .containsPattern("slipway_router_response_bytes_total\\{app=\"" + app + "\"} [1-9]")
                    .containsPattern(
                            "slipway_router_request_duration_seconds\\{app=\"" + app + "\",quantile=\"0.99\"} 0\\.");
        }

        private String metrics() {
            HttpResponse<String> answer = API.send("GET", "/metrics", "");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain; version=0.0.4");
            return answer.body();
        }
    }

    @Nested
    class Features {
        @Test
        void bringAVisitorToTheSameDynoOrGiveEachRequestAConnection() {
            String wide = API.createApp();
            Deploy.testApp(PLATFORM, API, wide, "");
            API.patch("/apps/" + wide + "/features/http-session-affinity", "{\"enabled\":true}");
            API.patch("/apps/" + wide + "/features/http-disable-keepalive-to-dyno", "{\"enabled\":true}");
            Platform.await(
                    "the cookie",
                    () -> PLATFORM.visit(wide, "/")
                            .headers()
                            .firstValue("Set-Cookie")
                            .orElse("")
                            .startsWith("heroku-session-affinity="));
            Platform.await(
                    "a connection for itself",
                    () -> PLATFORM.visit(wide, "/headers").body().contains("Connection: close"));
        }
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", PLATFORM.port())) {
            socket.getOutputStream().write(request.formatted(app + ".localhost").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        socket.setSoTimeout(30_000);
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            text.append((char) next);
        }
        return text.toString();
    }
}
