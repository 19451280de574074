package slipway.journey.deploys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Http;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/** Slugs made by a client itself: announced, uploaded, released, and fetched again. */
class SlugIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();
    private static final String DECLARATION =
            "{\"process_types\":{\"web\":\"java $JAVA_OPTS -jar app.jar\"},\"commit\":\"60883d9e8947\"%s}";

    private String app;

    @BeforeEach
    void createApp() {
        app = API.createApp();
    }

    private JsonNode declare(String more) {
        return API.post("/apps/" + app + "/slugs", DECLARATION.formatted(more));
    }

    private static byte[] tarball() {
        return new Tarball().file("./app/app.jar", Deploy.testAppJar()).bytes();
    }

    private static HttpResponse<String> put(JsonNode slug, byte[] bytes) {
        return Http.send(HttpRequest.newBuilder(
                        Deploy.local(PLATFORM, slug.path("blob").path("url").asText()))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
                .build());
    }

    private HttpResponse<String> release(JsonNode slug) {
        return API.send(
                "POST",
                "/apps/" + app + "/releases",
                "{\"slug\":\"" + slug.path("id").asText() + "\"}");
    }

    @Test
    void runsOnceUploadedAndReleased() {
        JsonNode slug = declare("");
        assertThat(slug.path("blob").path("method").asText()).isEqualTo("put");
        assertThat(slug.path("size").isNull()).isTrue();
        assertThat(put(slug, tarball()).statusCode()).isEqualTo(200);
        JsonNode released = ApiClient.json(release(slug));
        assertThat(released.path("description").asText()).isEqualTo("Deploy 60883d9e");
        assertThat(released.path("slug").path("id")).isEqualTo(slug.path("id"));
        API.awaitDynos(app, "web.1=up");
        assertThat(PLATFORM.visit(app, "/").statusCode()).isEqualTo(200);
    }

    @Test
    void canBeFetchedAndReleasedElsewhere() {
        JsonNode slug = declare("");
        put(slug, tarball());
        JsonNode uploaded = API.get("/apps/" + app + "/slugs/" + slug.path("id").asText());
        byte[] fetched = Http.send(
                        HttpRequest.newBuilder(Deploy.local(
                                        PLATFORM,
                                        uploaded.path("blob").path("url").asText()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .body();
        String other = API.createApp();
        JsonNode copy = API.post("/apps/" + other + "/slugs", DECLARATION.formatted(""));
        assertThat(put(copy, fetched).statusCode()).isEqualTo(200);
        assertThat(API.get("/apps/" + other + "/slugs/" + copy.path("id").asText())
                        .path("checksum"))
                .isEqualTo(uploaded.path("checksum"));
    }

    @Test
    void ofAnotherAppIsCopiedSoThatEachAppCanBeDestroyed() {
        JsonNode slug = declare("");
        put(slug, tarball());
        String other = API.createApp();
        API.post(
                "/apps/" + other + "/releases", "{\"slug\":\"" + slug.path("id").asText() + "\"}");
        API.delete("/apps/" + app);
        API.awaitDynos(other, "web.1=up");
        API.post("/apps/" + other + "/releases", "{\"release\":\"2\"}");
        API.delete("/apps/" + other);
    }

    @Test
    void cannotBeReleasedBeforeItIsUploaded() {
        assertThat(release(declare("")).body()).contains("was not uploaded yet");
    }

    @Test
    void isUploadedOnlyOnce() {
        JsonNode slug = declare("");
        put(slug, tarball());
        assertThat(put(slug, tarball()).statusCode()).isEqualTo(400);
    }

    @Test
    void mustHaveTheAnnouncedChecksum() throws NoSuchAlgorithmException {
        byte[] bytes = tarball();
        String sum =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(put(declare(",\"checksum\":\"SHA256:" + sum + "\""), bytes).statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = put(declare(",\"checksum\":\"SHA256:" + "0".repeat(64) + "\""), bytes);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("checksum is SHA256:" + sum);
    }

    @Test
    void saysWhatIsWrongWithATarball() {
        assertThat(put(declare(""), "no tarball".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .body())
                .contains("The slug is not a gzipped tarball");
        assertThat(put(declare(""), new Tarball().file("app.jar", "x").bytes()).body())
                .contains("The slug has no folder ./app");
    }

    @Test
    void saysWhatIsWrongWithADeclaration() {
        assertThat(API.send("POST", "/apps/" + app + "/slugs", "{}").body()).contains("process_types");
        assertThat(API.send("POST", "/apps/" + app + "/slugs", "{\"process_types\":{\"we b\":\"x\"}}")
                        .body())
                .contains("which is no process type");
        assertThat(API.send(
                                "POST",
                                "/apps/" + app + "/slugs",
                                "{\"process_types\":{\"web\":\"x\"},\"checksum\":\"MD5:1\"}")
                        .body())
                .contains("checksum");
    }
}
