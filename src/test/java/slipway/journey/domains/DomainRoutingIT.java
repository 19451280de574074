package slipway.journey.domains;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Http;
import slipway.journey.Platform;

/** Visitors by custom domains: whom they reach, from when until when. */
class DomainRoutingIT {
    private static Platform platform;
    private static ApiClient api;
    private static String app;

    private final String zone = "zone-" + UUID.randomUUID() + ".example";

    @BeforeAll
    static void deploy() {
        platform = Platform.start(Map.of());
        api = platform.api();
        app = api.createApp();
        Deploy.testApp(platform, api, app, "");
        api.awaitDynos(app, "web.1=up");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @AfterEach
    void removeDomains() {
        api.get("/apps/" + app + "/domains").forEach(domain -> {
            if (domain.path("kind").asText().equals("custom")) {
                api.delete("/apps/" + app + "/domains/" + domain.path("id").asText());
            }
        });
    }

    private static String add(String appName, String hostname) {
        return api.post("/apps/" + appName + "/domains", "{\"hostname\":\"" + hostname + "\",\"sni_endpoint\":null}")
                .path("cname")
                .asText();
    }

    private static String page(String host) {
        return Http.send(platform.requestTo(host, "/env").build()).body();
    }

    private static int status(String host) {
        return Http.send(platform.requestTo(host, "/").build()).statusCode();
    }

    private static void awaitApp(String host) {
        Platform.await("the app at " + host, () -> status(host) == 200);
    }

    private static void awaitNoApp(String host) {
        Platform.await("no app at " + host, () -> status(host) == 404);
    }

    @Test
    void reachTheAppUntilTheDomainIsRemoved() {
        assertThat(status("www." + zone)).isEqualTo(404);
        add(app, "www." + zone);
        awaitApp("www." + zone);
        assertThat(status("WWW." + zone + ".")).isEqualTo(200);
        api.delete("/apps/" + app + "/domains/www." + zone);
        awaitNoApp("www." + zone);
    }

    @Test
    void areToldToTheAppAsTheyCame() {
        add(app, "www." + zone);
        awaitApp("www." + zone);
        assertThat(Http.send(platform.requestTo("www." + zone + ":8080", "/headers")
                                .build())
                        .body())
                .containsIgnoringCase("Host: www." + zone + ":8080")
                .containsIgnoringCase("X-forwarded-for: 127.0.0.1\n")
                .containsIgnoringCase("X-forwarded-proto: http\n")
                .containsIgnoringCase("X-forwarded-port: 8080\n");
    }

    @Test
    void reachTheAppByAWildcardButNotByTheNameAboveIt() {
        add(app, "*." + zone);
        awaitApp("www." + zone);
        assertThat(status("a.b." + zone)).isEqualTo(200);
        assertThat(status(zone)).isEqualTo(404);
    }

    @Test
    void reachTheAppOfTheVeryNameRatherThanThatOfTheWildcard() {
        String empty = api.createApp();
        add(empty, "*." + zone);
        Platform.await("the empty app's page", () -> status("www." + zone) == 502);
        add(app, "www." + zone);
        awaitApp("www." + zone);
        assertThat(status("other." + zone)).isEqualTo(502);
        api.delete("/apps/" + app + "/domains/www." + zone);
        Platform.await("the empty app's page", () -> status("www." + zone) == 502);
        api.delete("/apps/" + empty);
        awaitNoApp("www." + zone);
    }

    @Test
    void doNotReachTheAppByTheDnsTarget() {
        String target = add(app, "www." + zone);
        awaitApp("www." + zone);
        assertThat(status(target)).isEqualTo(404);
    }

    @Test
    void reachTheAppAfterARename() {
        add(app, "www." + zone);
        String renamed = app + "-2";
        api.patch("/apps/" + app, "{\"name\":\"" + renamed + "\"}");
        awaitApp(renamed + ".localhost");
        assertThat(status("www." + zone)).isEqualTo(200);
        assertThat(status(app + ".localhost")).isEqualTo(404);
        app = renamed;
    }

    @Test
    void reachTheAppAfterARestartOfThePlatform() {
        add(app, "www." + zone);
        add(app, "*.b." + zone);
        platform.kill();
        platform.launch();
        platform.awaitReady();
        api = platform.api();
        assertThat(status("www." + zone)).isEqualTo(200);
        assertThat(page("a.b." + zone)).contains("PORT=");
    }

    @Test
    void waitForAnAppThatBoots() {
        add(app, "*." + zone);
        awaitApp("www." + zone);
        api.delete("/apps/" + app + "/dynos");
        assertThat(status("www." + zone)).isEqualTo(200);
    }
}
