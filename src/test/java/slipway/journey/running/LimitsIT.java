package slipway.journey.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/** What dynos may take, what is said when they take more, and what is refused before. */
class LimitsIT {
    private static final Platform PLATFORM = Platform.shared();

    private final ApiClient api = Person.added(PLATFORM).verified().api();
    private String app;

    /** Takes so many MiB of memory, and keeps them. */
    private static String taking(int megabytes) {
        return "perl -e 'vec($x, %d << 20, 8) = 1; sleep 1000'".formatted(megabytes);
    }

    @BeforeEach
    void create() {
        app = api.createApp();
    }

    @AfterEach
    void destroy() {
        api.delete("/apps/" + app);
    }

    private void deploy(String command) {
        Tarball site = new Tarball()
                .file("Procfile", "take: " + command + "\nweb: " + command + "\n")
                .file("app.jar", Deploy.testAppJar());
        assertThat(Deploy.source(PLATFORM, api, app, site).succeeded()).isTrue();
        api.patch("/apps/" + app + "/formation", "{\"updates\":[{\"type\":\"web\",\"quantity\":0}]}");
    }

    private HttpResponse<String> scale(String quantity, String size) {
        return api.send(
                "PATCH",
                "/apps/" + app + "/formation/take",
                "{\"quantity\":%s,\"size\":\"%s\"}".formatted(quantity, size));
    }

    @Nested
    class OfMemory {
        @Test
        void areToldWhenTheQuotaIsExceeded() {
            deploy(taking(600));
            scale("1", "free");
            api.awaitLog(app, "Process running mem=6");
            api.awaitLog(app, "Error R14 (Memory quota exceeded)");
            assertThat(api.log(app))
                    .anyMatch(line ->
                            line.matches(".* heroku\\[take.1]: Process running mem=6\\d\\dM\\(1[12]\\d\\.\\d%\\)"));
            assertThat(api.log(app)).noneMatch(line -> line.contains("Error R15"));
        }

        @Test
        void endADynoThatTakesTwiceItsQuota() {
            deploy(taking(1_500));
            scale("1", "free");
            api.awaitLog(app, "Error R15 (Memory quota vastly exceeded)");
            api.awaitLog(app, "heroku[take.1]: Process exited with status 137");
            api.awaitLog(app, "heroku[take.1]: State changed from up to crashed");
        }

        @Test
        void areThoseOfTheSize() {
            deploy(taking(600));
            scale("1", "standard-2x");
            api.patch("/apps/" + app + "/features/log-runtime-metrics", "{\"enabled\":true}");
            api.awaitLog(app, "sample#memory_rss=6");
            assertThat(api.log(app))
                    .noneMatch(line -> line.contains("Error R14"))
                    .anyMatch(line -> line.matches(
                            ".* heroku\\[take.1]: source=take.1 dyno=heroku\\..* sample#load_avg_1m=\\d+\\.\\d\\d .*"))
                    .anyMatch(line -> line.endsWith("sample#memory_quota=1024.00MB"));
        }
    }

    @Test
    void refuseToScaleToWhatThePlatformCannotHold() {
        deploy(taking(1));
        HttpResponse<String> refusal = scale("10", "performance-2xl");
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.body())
                .contains("invalid_params", "There is no room for that on this platform: it needs 1290240 MB");
        assertThat(api.get("/apps/" + app + "/formation/take").path("quantity").asInt())
                .isZero();
    }

    @Test
    void refuseMoreOneOffsThanAnOwnerMayHaveAtOnce() {
        deploy(taking(1));
        for (int i = 0; i < 10; i++) {
            api.post("/apps/" + app + "/dynos", "{\"command\":\"sleep 1000\"}");
        }
        HttpResponse<String> refusal = api.send("POST", "/apps/" + app + "/dynos", "{\"command\":\"sleep 1000\"}");
        assertThat(refusal.statusCode()).isEqualTo(422);
        assertThat(refusal.body()).contains("Cannot run more than 10 one-off dynos at once.");
    }
}
