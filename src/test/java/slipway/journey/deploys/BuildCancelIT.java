package slipway.journey.deploys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/** Ending a build before it ends by itself, and dropping what builds leave for the next one. */
class BuildCancelIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    private String app;

    @BeforeEach
    void createApp() {
        app = API.createApp();
    }

    /** A Maven project whose build never ends. */
    private JsonNode startEndlessBuild() {
        Tarball source =
                new Tarball().file("pom.xml", "<project/>").file("mvnw", "#!/bin/sh\necho waiting\nexec sleep 1000\n");
        JsonNode blob = API.post("/sources", "").path("source_blob");
        Deploy.put(PLATFORM, blob.path("put_url").asText(), source.bytes());
        return API.post(
                "/apps/" + app + "/builds",
                "{\"source_blob\":{\"url\":\"%s\"}}"
                        .formatted(blob.path("get_url").asText()));
    }

    private String path(JsonNode build) {
        return "/apps/" + app + "/builds/" + build.path("id").asText();
    }

    @Test
    void endsTheBuildAndSaysSoInItsOutput() {
        JsonNode build = startEndlessBuild();
        assertThat(API.delete(path(build)).path("status").asText()).isEqualTo("failed");
        assertThat(Deploy.follow(PLATFORM, build.path("output_stream_url").asText()))
                .contains(" !     Build canceled.");
        assertThat(API.get(path(build)).path("status").asText()).isEqualTo("failed");
        assertThat(API.get("/apps/" + app + "/releases")).hasSize(1);
    }

    @Test
    void letsTheNextBuildRun() {
        API.delete(path(startEndlessBuild()));
        assertThat(Deploy.testApp(PLATFORM, API, app, "").succeeded()).isTrue();
    }

    @Test
    void isRefusedOnceTheBuildHasEnded() {
        JsonNode build = Deploy.testApp(PLATFORM, API, app, "").build();
        assertThat(API.send("DELETE", path(build), "").statusCode()).isEqualTo(422);
    }

    @Test
    void purgesTheCache() {
        Deploy.testApp(PLATFORM, API, app, "");
        String id = API.get("/apps/" + app).path("id").asText();
        assertThat(PLATFORM.home().resolve("caches").resolve(id)).exists();
        assertThat(API.send("DELETE", "/apps/" + app + "/build-cache", "").statusCode())
                .isEqualTo(202);
        assertThat(PLATFORM.home().resolve("caches").resolve(id)).doesNotExist();
        assertThat(Deploy.testApp(PLATFORM, API, app, "").succeeded()).isTrue();
    }
}
