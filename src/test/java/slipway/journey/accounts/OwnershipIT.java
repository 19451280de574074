package slipway.journey.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Http;
import slipway.journey.Person;
import slipway.journey.Platform;

/** What is somebody's own is nobody else's: by API, page, stream or upload, with another token or with none. */
class OwnershipIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient OWNER = PLATFORM.api();
    private static ApiClient stranger;
    private static String app;
    private static String appId;
    private static JsonNode build;

    @BeforeAll
    static void deployAndInviteAStranger() {
        app = OWNER.createApp();
        appId = OWNER.get("/apps/" + app).path("id").asText();
        build = Deploy.testApp(PLATFORM, OWNER, app, "").build();
        OWNER.awaitDynos(app, "web.1=up");
        stranger = Person.added(PLATFORM).api();
    }

    /** Every route below an app, with a body that would be right for the owner. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET ",
                "PATCH  {\"maintenance\":true}",
                "DELETE ",
                "GET /addons",
                "GET /collaborators",
                "GET /pipeline-couplings",
                "GET /available-stacks",
                "GET /available-dyno-sizes",
                "POST /sources {}",
                "GET /builds",
                "GET /builds/BUILD",
                "POST /builds {\"source_blob\":{\"url\":\"https://example.com/x.tgz\"}}",
                "GET /slugs/SLUG",
                "GET /buildpack-installations",
                "PUT /buildpack-installations {\"updates\":[]}",
                "GET /releases",
                "GET /releases/2",
                "POST /releases {\"release\":\"2\"}",
                "GET /releases/2/config-vars",
                "GET /config-vars",
                "PATCH /config-vars {\"STOLEN\":\"1\"}",
                "GET /formation",
                "GET /formation/web",
                "PATCH /formation {\"updates\":[{\"type\":\"web\",\"quantity\":0}]}",
                "PATCH /formation/web {\"quantity\":0}",
                "GET /dynos",
                "GET /dynos/web.1",
                "DELETE /dynos",
                "DELETE /dynos/web.1",
                "DELETE /formations/web",
                "POST /log-sessions {\"tail\":true}",
                "GET /domains",
                "POST /domains {\"hostname\":\"stolen.example.com\",\"sni_endpoint\":null}",
                "GET /domains/own.example.com",
                "PATCH /domains/own.example.com {\"sni_endpoint\":null}",
                "DELETE /domains/own.example.com",
                "GET /sni-endpoints",
                "POST /sni-endpoints {\"certificate_chain\":\"x\",\"private_key\":\"x\"}",
                "GET /sni-endpoints/otter-12345",
                "PATCH /sni-endpoints/otter-12345 {\"private_key\":\"x\"}",
                "DELETE /sni-endpoints/otter-12345",
                "POST /acm",
                "PATCH /acm",
                "DELETE /acm"
            })
    void aStrangerFindsNoAppAndNobodyIsLetIn(String route) {
        String[] parts = route.split(" ", 3);
        String body = parts.length > 2 ? parts[2] : "";
        String below = parts[1].replace("BUILD", build.path("id").asText())
                .replace("SLUG", build.path("slug").path("id").asText());
        for (String name : List.of(app, appId)) {
            String path = "/apps/" + name + below;
            HttpResponse<String> answer = stranger.send(parts[0], path, body);
            assertThat(answer.statusCode()).as("a stranger's " + route).isEqualTo(404);
            assertThat(ApiClient.parse(answer.body()).path("resource").asText()).isEqualTo("app");
            assertThat(OWNER.as("").send(parts[0], path, body).statusCode())
                    .as("nobody's " + route)
                    .isEqualTo(401);
        }
        assertThat(OWNER.dynos(app)).containsExactly("web.1=up");
    }

    @Test
    void listsHoldOnlyOnesOwn() {
        assertThat(OWNER.apps()).contains(app);
        assertThat(stranger.apps()).isEmpty();
        assertThat(stranger.send("GET", "/users/" + Platform.OPERATOR + "/apps", "")
                        .statusCode())
                .isEqualTo(404);
        String authorization = OWNER.get("/oauth/authorizations/~").path("id").asText();
        assertThat(stranger.send("GET", "/oauth/authorizations/" + authorization, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.send("DELETE", "/oauth/authorizations/" + authorization, "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(OWNER.get("/account").path("email").asText()).isEqualTo(Platform.OPERATOR);
    }

    @Test
    void ofAnotherAppNothingIsReachedThroughOnesOwn() {
        String own = stranger.createApp();
        for (String below : List.of(
                "/builds/" + build.path("id").asText(),
                "/slugs/" + build.path("slug").path("id").asText())) {
            assertThat(stranger.send("GET", "/apps/" + own + below, "").statusCode())
                    .isEqualTo(404);
        }
        String foreignRelease = build.path("release").path("id").asText();
        assertThat(stranger.send("POST", "/apps/" + own + "/releases", "{\"release\":\"" + foreignRelease + "\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void buildsDoNotSayHowToFetchTheirSource() {
        String shown = OWNER.get("/apps/" + app + "/builds/" + build.path("id").asText())
                .at("/source_blob/url")
                .asText();
        assertThat(shown).startsWith("http").doesNotContain("signature", "?");
        assertThat(OWNER.get("/apps/" + app + "/builds").findValuesAsText("url"))
                .noneMatch(url -> url.contains("signature"));
    }

    /** With another first letter of its signature than it has. */
    private static String forged(String url) {
        return url.contains("signature=_")
                ? url.replace("signature=_", "signature=A")
                : url.replaceAll("signature=.", "signature=_");
    }

    @Test
    void streamsAndUploadsNeedTheirSignature() {
        String log = OWNER.post("/apps/" + app + "/log-sessions", "{}")
                .path("logplex_url")
                .asText();
        String output = build.path("output_stream_url").asText();
        JsonNode source = OWNER.post("/sources", "").path("source_blob");
        String put = source.path("put_url").asText();
        String get = source.path("get_url").asText();
        JsonNode blob = OWNER.post("/apps/" + app + "/slugs", "{\"process_types\":{\"web\":\"x\"}}")
                .path("blob");
        String upload = blob.path("url").asText();
        assertThat(status("PUT", put)).isEqualTo(200);
        for (String url : List.of(log, output, put, get)) {
            String method = url.equals(put) ? "PUT" : "GET";
            assertThat(status(method, url)).isEqualTo(200);
            assertThat(status(method, url.replaceAll("&signature=.*", ""))).isEqualTo(403);
            assertThat(status(method, forged(url))).isEqualTo(403);
            assertThat(status(method, url.replaceAll("expires=\\d", "expires=9")))
                    .isEqualTo(403);
            String other = url.replaceAll("/[0-9a-f-]{36}\\?", "/00000000-0000-4000-8000-000000000000?");
            assertThat(status(method, other)).isEqualTo(403);
        }
        assertThat(status("GET", put)).as("a put_url is for putting only").isEqualTo(403);
        assertThat(status("PUT", get)).as("a get_url is for getting only").isEqualTo(403);
        assertThat(status("PUT", forged(upload))).isEqualTo(403);
        assertThat(status("GET", upload))
                .as("an upload's URL is for putting only")
                .isEqualTo(403);
    }

    @Test
    void pagesSendNobodyToTheSignInAndAStrangerNowhere() {
        HttpResponse<String> nobody =
                Http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PLATFORM.port() + "/apps/" + app))
                        .build());
        assertThat(nobody.statusCode()).isEqualTo(302);
        assertThat(nobody.headers().firstValue("Location").orElse("")).contains("/login");
    }

    private static int status(String method, String url) {
        return Http.send(HttpRequest.newBuilder(Deploy.local(PLATFORM, url))
                        .method(method, HttpRequest.BodyPublishers.ofString(method.equals("PUT") ? "x" : ""))
                        .build())
                .statusCode();
    }
}
