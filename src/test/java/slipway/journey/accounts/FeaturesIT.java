package slipway.journey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Person;
import slipway.journey.Platform;

/** Features of apps and accounts, and the small routes that clients ask beside the large ones. */
class FeaturesIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    @Test
    void ofAnAppTakeEffectWithTheNextStart() {
        String app = API.createApp();
        Deploy.testApp(PLATFORM, API, app, "");
        API.awaitDynos(app, "web.1=up");
        assertThat(PLATFORM.visit(app, "/env").body()).contains("HEROKU_APP_NAME=" + app);
        String path = "/apps/" + app + "/features/runtime-dyno-metadata";
        assertThat(API.get(path).path("enabled").asBoolean()).isTrue();
        assertThat(API.patch(path, "{\"enabled\":false}").path("enabled").asBoolean())
                .isFalse();
        API.post("/apps/" + app + "/dynos/web.1/actions/stop", "");
        Platform.await(
                "a dyno without metadata",
                () -> !PLATFORM.visit(app, "/env").body().contains("HEROKU_APP_NAME"));
    }

    @Test
    void ofAnAccountAreItsOwn() {
        ApiClient somebody = Person.added(PLATFORM).api();
        assertThat(somebody.patch("/account/features/single-session", "{\"enabled\":true}")
                        .path("enabled")
                        .asBoolean())
                .isTrue();
        assertThat(API.get("/account/features/single-session").path("enabled").asBoolean())
                .isFalse();
    }

    @Test
    void thatThereAreNotAreNotFound() {
        String app = API.createApp();
        assertThat(API.send("PATCH", "/apps/" + app + "/features/time-travel", "{\"enabled\":true}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(API.send("PATCH", "/apps/" + app + "/features/runtime-dyno-metadata", "{}")
                        .body())
                .contains("\\\"enabled\\\" is missing");
    }

    @Test
    void configVarsCanBeReadAndSetAsSettings() {
        String app = API.createApp();
        JsonNode settings =
                API.patch("/apps/" + app + "/config-vars-settings", "{\"config\":[{\"key\":\"A\",\"value\":\"1\"}]}");
        assertThat(settings.path(0).path("key").asText()).isEqualTo("A");
        assertThat(API.get("/apps/" + app + "/config-vars").path("A").asText()).isEqualTo("1");
        assertThat(API.send(
                                "PATCH",
                                "/apps/" + app + "/config-vars-settings",
                                "{\"config\":[{\"key\":\"A\",\"value\":\"1\",\"masked\":true}]}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void appsCanBeFilteredByTheirIds() {
        String id = API.get("/apps/" + API.createApp()).path("id").asText();
        ApiClient stranger = Person.added(PLATFORM).api();
        String filter = "{\"in\":{\"id\":[\"" + id + "\"]}}";
        assertThat(API.post("/filters/apps", filter).path(0).path("id").asText())
                .isEqualTo(id);
        assertThat(stranger.post("/filters/apps", filter)).isEmpty();
    }
}
