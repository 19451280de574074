package slipway.journey.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.FrozenDatabase;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.partner.ProviderProcess;

/** A platform that is killed between what a provider did and what it wrote down of it: nothing is lost, doubled or stuck. */
class PartnerCrashIT {
    private static Platform platform;
    private static ApiClient api;
    private static ProviderProcess acme;

    @BeforeAll
    static void start() {
        platform = Platform.start(Map.of());
        api = platform.api();
        acme = ProviderProcess.start().registeredBy(api, "many_per_app");
    }

    @AfterAll
    static void stop() {
        acme.close();
        platform.discard();
    }

    /** An order that nobody waits for, since the platform is killed under it. */
    private static void order(String app) {
        CompletableFuture.runAsync(
                () -> api.send("POST", "/apps/" + app + "/addons", "{\"plan\":\"" + acme.service() + ":basic\"}"));
    }

    private static void startAgain() {
        platform.launch();
        platform.awaitReady();
        // An attempt that was cut off is made again after a minute.
        PlatformDatabase.of(platform).update("UPDATE addon SET next_attempt_at = now() WHERE next_attempt_at > now()");
    }

    private static String state(String app) {
        return api.get("/apps/" + app + "/addons").at("/0/state").asText();
    }

    private static void assertMadeOnce(String app) {
        Platform.await("the add-on", () -> state(app).equals("provisioned"));
        String id = api.get("/apps/" + app + "/addons").at("/0/id").asText();
        assertThat(acme.resource(id).path("asked").asInt()).isEqualTo(2);
        assertThat(acme.living()).isEqualTo(1);
        assertThat(api.get("/apps/" + app + "/config-vars").path("ACME_URL").asText())
                .endsWith(id);
        assertThat(PlatformDatabase.of(platform).texts("SELECT 1 FROM usage_interval WHERE resource_id = ?::uuid", id))
                .hasSize(1);
        long attached = 0;
        for (var release : api.get("/apps/" + app + "/releases")) {
            attached += release.path("description").asText().startsWith("Attach") ? 1 : 0;
        }
        assertThat(attached).isEqualTo(1);
        api.delete("/apps/" + app);
        Platform.await("the provider to hear of the end", () -> acme.living() == 0);
    }

    @Test
    void asksAgainForWhatItsProviderWasStillMaking() {
        String app = api.createApp();
        int before = acme.calls("POST").size();
        acme.expect("POST", "hold");
        order(app);
        Platform.await("the provider to have made it", () -> acme.living() == 1);
        assertThat(acme.calls("POST")).hasSize(before + 1);
        platform.kill();
        acme.release();
        startAgain();
        assertMadeOnce(app);
    }

    @Test
    void asksAgainForWhatItHasHeardOfAndNotWrittenDown() {
        String app = api.createApp();
        acme.expect("POST", "hold");
        order(app);
        Platform.await("the provider to have made it", () -> acme.living() == 1);
        try (FrozenDatabase frozen = new FrozenDatabase(platform)) {
            acme.release();
            Platform.await(
                    "the provider to have answered",
                    () -> acme.calls("POST")
                            .get(acme.calls("POST").size() - 1)
                            .path("answered")
                            .asBoolean());
            platform.kill();
        }
        startAgain();
        assertMadeOnce(app);
    }

    @Test
    void goesOnTellingProvidersOfTheEnd() {
        String app = api.createApp();
        api.post("/apps/" + app + "/addons", "{\"plan\":\"" + acme.service() + ":basic\"}");
        String id = api.get("/apps/" + app + "/addons").at("/0/id").asText();
        acme.expect("DELETE", "hold");
        api.delete("/apps/" + app);
        Platform.await(
                "the provider to have ended it",
                () -> acme.resource(id).path("ended").asBoolean());
        platform.kill();
        acme.release();
        startAgain();
        Platform.await(
                "the platform to know",
                () -> PlatformDatabase.of(platform)
                        .texts("SELECT 1 FROM addon WHERE id = ?::uuid", id)
                        .isEmpty());
        assertThat(PlatformDatabase.of(platform)
                        .texts("SELECT 1 FROM usage_interval WHERE resource_id = ?::uuid AND ended_at IS NULL", id))
                .isEmpty();
    }

    @Test
    void goesOnWaitingForCallbacks() {
        String app = api.createApp();
        acme.expect("POST", "async-never");
        api.post("/apps/" + app + "/addons", "{\"plan\":\"" + acme.service() + ":basic\"}");
        String id = api.get("/apps/" + app + "/addons").at("/0/id").asText();
        platform.kill();
        startAgain();
        assertThat(state(app)).isEqualTo("provisioning");
        acme.callBack(id);
        Platform.await("the add-on", () -> state(app).equals("provisioned"));
        assertThat(acme.resource(id).path("asked").asInt()).isEqualTo(1);
        api.delete("/apps/" + app);
        Platform.await("the provider to hear of the end", () -> acme.living() == 0);
    }
}
