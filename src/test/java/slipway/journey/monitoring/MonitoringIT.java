package slipway.journey.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import slipway.integration.mail.MailServer;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.FrozenDatabase;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.service.webhooks.Receiver;

/** The monitoring add-on of a real platform: real minutes of real visitors, killed and cut off from its database. */
@Execution(ExecutionMode.CONCURRENT)
class MonitoringIT {
    /** What is measured is there when its minute is over. */
    private static final Duration MINUTES = Duration.ofMinutes(4);

    private final MailServer mailServer = MailServer.start("smtp");
    private final Receiver receiver = Receiver.start();
    private Platform platform;
    private ApiClient api;
    private String app;

    @BeforeEach
    void start() {
        platform = Platform.start(Map.of("SLIPWAY_SMTP_URL", "smtp://127.0.0.1:" + mailServer.port()));
        api = platform.api();
        app = api.createApp();
        Deploy.testApp(platform, api, app, "");
        api.awaitDynos(app, "web.1=up");
    }

    @AfterEach
    void stop() {
        if (platform != null) {
            platform.close();
        }
        receiver.close();
        mailServer.close();
    }

    private JsonNode addMonitoring(String plan) {
        return api.post("/apps/" + app + "/addons", "{\"plan\":\"slipway-monitoring:" + plan + "\"}");
    }

    private void visit(int times, String path, int status) {
        for (int i = 0; i < times; i++) {
            assertThat(platform.visit(app, path).statusCode()).isEqualTo(status);
        }
    }

    private String metrics(String metric) {
        Instant now = Instant.now();
        return "/apps/%s/%s?start_time=%s&end_time=%s&step=1m"
                .formatted(app, metric, now.minus(Duration.ofHours(1)), now);
    }

    private double sum(String metric, String series) {
        double sum = 0;
        for (JsonNode value : api.get(metrics(metric)).path("data").path(series)) {
            sum += value.asDouble();
        }
        return sum;
    }

    private static void await(String what, BooleanSupplier happened) {
        Platform.await(what, MINUTES, happened);
    }

    @Test
    void visitorsAreCountedThroughAKillAndAnOutageOfTheDatabase() {
        JsonNode addOn = addMonitoring("free");
        assertThat(addOn.path("state").asText()).isEqualTo("provisioned");
        assertThat(api.get("/apps/" + app + "/config-vars")
                        .path("MONITORING_URL")
                        .asText())
                .isEqualTo(platform.url() + "/addons/" + addOn.path("id").asText() + "/open");
        visit(20, "/", 200);
        visit(5, "/missing", 404);
        await("the first minute", () -> sum("router-metrics/status", "status_2xx") >= 20);
        assertThat(sum("router-metrics/status", "status_2xx")).isEqualTo(20);
        assertThat(sum("router-metrics/status", "status_4xx")).isEqualTo(5);
        assertThat(sum("router-metrics/latency", "latency.ms.p95")).isPositive();
        assertThat(sum("formation/web/metrics/memory", "memory.swap-plus-rss.bytes.max"))
                .isPositive();
        assertThat(sum("formation/web/metrics/load", "load.avg.1m.mean")).isNotNegative();

        platform.kill();
        platform.launch();
        platform.awaitReady();
        api.awaitDynos(app, "web.1=up");
        assertThat(sum("router-metrics/status", "status_2xx")).isEqualTo(20);
        visit(10, "/", 200);
        try (FrozenDatabase frozen = new FrozenDatabase(platform)) {
            Instant begun = Instant.now();
            visit(7, "/", 200);
            // Until the minute is over and nobody could write it.
            await("a minute without the database", () -> Instant.now().isAfter(begun.plusSeconds(70)));
            visit(6, "/", 200);
        }
        await("all that was kept", () -> sum("router-metrics/status", "status_2xx") >= 43);
        assertThat(sum("router-metrics/status", "status_2xx")).isEqualTo(43);

        visit(3, "/", 200);
        platform.stop();
        platform.launch();
        platform.awaitReady();
        assertThat(sum("router-metrics/status", "status_2xx"))
                .as("an end that is no kill writes the minute that is under way")
                .isEqualTo(46);
    }

    @Test
    void anAlertIsToldByMailAndWebhookWhenItBeginsAndWhenItIsOver() {
        addMonitoring("free");
        HttpResponse<String> made = api.send(
                "POST",
                "/apps/" + app + "/formation/web/monitors",
                "{\"name\":\"ERROR_RATE\",\"value\":50,\"period\":1,\"notification_channels\":[\"app\",\"%s\"]}"
                        .formatted(receiver.url("/alerts")));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        api.patch("/apps/" + app, "{\"maintenance\":true}");
        Platform.await("the router to know", () -> platform.visit(app, "/").statusCode() == 503);
        visit(10, "/", 503);
        await("the post", () -> receiver.received().size() == 1);
        await("the mail", () -> mailServer.mails().size() == 1);
        platform.kill();
        platform.launch();
        platform.awaitReady();
        await("the end of it", () -> receiver.received().size() == 2);
        await("the mail of that", () -> mailServer.mails().size() == 2);
        assertThat(receiver.received().stream()
                        .map(each -> ApiClient.parse(each.body()).path("action").asText()))
                .containsExactly("began", "ended");
    }

    @Test
    void itIsNobodyElsesAndGoesWithTheAddOn() {
        HttpResponse<String> without = api.send("GET", metrics("router-metrics/latency"), "");
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("heroku addons:create slipway-monitoring");
        JsonNode addOn = addMonitoring("free");
        ApiClient stranger = Person.added(platform).api();
        for (String path :
                List.of("router-metrics/latency", "formation/web/metrics/errors", "formation/web/monitors")) {
            assertThat(stranger.send("GET", metrics(path), "").statusCode()).isEqualTo(404);
        }
        assertThat(api.send("GET", metrics("formation/none/metrics/errors"), "").statusCode())
                .isEqualTo(400);
        assertThat(api.send("GET", "/apps/" + app + "/router-metrics/latency?start_time=yesterday", "")
                        .statusCode())
                .isEqualTo(422);
        for (int i = 0; i < 2; i++) {
            api.post("/apps/" + app + "/formation/web/monitors", "{\"name\":\"LATENCY\",\"value\":1000}");
        }
        HttpResponse<String> third =
                api.send("POST", "/apps/" + app + "/formation/web/monitors", "{\"name\":\"LATENCY\",\"value\":1000}");
        assertThat(third.statusCode()).isEqualTo(422);
        assertThat(third.body()).contains("can have only 2").as(third.body());
        api.patch(
                "/apps/" + app + "/addons/" + addOn.path("id").asText(),
                "{\"plan\":{\"name\":\"slipway-monitoring:standard\"}}");
        api.post("/apps/" + app + "/formation/web/monitors", "{\"name\":\"LATENCY\",\"value\":1000}");
        assertThat(api.get("/apps/" + app + "/formation/web/monitors")).hasSize(3);
        HttpResponse<String> scale = api.send(
                "POST",
                "/apps/" + app + "/formation/web/monitors",
                "{\"name\":\"LATENCY_SCALE\",\"action_type\":\"scale\",\"value\":1000,\"min_quantity\":1,\"max_quantity\":2}");
        assertThat(scale.statusCode()).isEqualTo(422);
        assertThat(scale.body()).contains("does not scale apps by itself");
        api.delete("/apps/" + app + "/addons/" + addOn.path("id").asText());
        PlatformDatabase database = PlatformDatabase.of(platform);
        Platform.await(
                "nothing to be left",
                () -> database.texts("SELECT addon_id FROM monitored_app").isEmpty());
        assertThat(database.texts("SELECT id FROM metric_alert")).isEmpty();
        assertThat(database.texts("SELECT addon_id FROM metric_slot")).isEmpty();
    }
}
