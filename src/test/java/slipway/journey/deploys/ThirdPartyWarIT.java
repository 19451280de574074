package slipway.journey.deploys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Http;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/**
 * A WAR that somebody else wrote for another container (Jolokia, {@code javax.servlet}), sent request by request as
 * the CLI's Java plugin ({@code heroku war:deploy}, plugin-java 3.1.1) sends it.
 */
class ThirdPartyWarIT {
    private static final String WAR = "org.jolokia:jolokia-war-unsecured:1.7.2:war";
    private static final String RUNNER = "com.heroku:webapp-runner:9.0.89.0:jar";

    private static final String PROCFILE =
            "web: java $JAVA_OPTS -jar webapp-runner.jar ${WEBAPP_RUNNER_OPTS} --port $PORT ./x.war";

    private static Platform platform;
    private static ApiClient api;
    private static String app;
    private static HttpResponse<String> build;
    private static String output;

    @BeforeAll
    static void deploy() {
        platform = Platform.shared();
        api = platform.api();
        app = api.createApp();
        String credentials = Base64.getEncoder().encodeToString((":" + api.token()).getBytes(StandardCharsets.UTF_8));
        ApiClient basic = api.as("Basic " + credentials);
        ApiClient bare = api.as(credentials);

        ApiClient.json(basic.send("GET", "/apps/" + app + "/config-vars", ""));
        ApiClient.json(basic.send("GET", "/apps/" + app + "/buildpack-installations", ""));
        JsonNode source = basic.post("/sources", "").path("source_blob");
        Deploy.put(platform, source.path("put_url").asText(), tarball().bytes());
        build = bare.send(
                "POST",
                "/apps/" + app + "/builds",
                "{\"buildpacks\":[{\"url\":\"https://buildpack-registry.s3.amazonaws.com/buildpacks/heroku/jvm.tgz\"}],"
                        + "\"source_blob\":{\"url\":\"" + source.path("get_url").asText() + "\",\"version\":\"\"}}",
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "UTF-8");
        String stream = ApiClient.json(build).path("output_stream_url").asText();
        output = Http.send(HttpRequest.newBuilder(Deploy.local(platform, stream))
                        .header("Authorization", credentials)
                        .build())
                .body();
    }

    /** The plugin's archive: names with two slashes, and no newline after the last line of a file. */
    private static Tarball tarball() {
        return new Tarball()
                .file(".//Procfile", PROCFILE)
                .file(".//x.war", Maven.artifact(WAR))
                .file(".//webapp-runner.jar", Maven.artifact(RUNNER))
                .file(".//system.properties", "java.runtime.version=1.8")
                .file(".//.heroku-deploy", "");
    }

    @AfterAll
    static void delete() {
        api.delete("/apps/" + app);
    }

    private static JsonNode built() {
        return api.get("/apps/" + app + "/builds/"
                + ApiClient.parse(build.body()).path("id").asText());
    }

    @Test
    void isBuilt() {
        assertThat(build.statusCode()).isEqualTo(201);
        assertThat(built().path("status").asText()).as(output).isEqualTo("succeeded");
    }

    @Test
    void warnsThatANewerJavaIsUsedWhereNoJava8IsInstalled() {
        assertThat(output)
                .containsPattern(
                        "Using OpenJDK 1\\.8|Warning: system.properties asks for Java 8, which is not installed");
    }

    @Test
    void becomesTheCurrentRelease() {
        JsonNode release = api.get("/apps/" + app + "/releases/2");
        assertThat(release.path("description").asText()).startsWith("Deploy");
        assertThat(release.path("current").asBoolean()).isTrue();
        assertThat(release.path("slug").path("id"))
                .isEqualTo(built().path("slug").path("id"));
    }

    @Test
    void answersThroughTheRouter() {
        HttpResponse<String> version = platform.visit(app, "/version");
        assertThat(version.statusCode()).isEqualTo(200);
        JsonNode value = ApiClient.parse(version.body()).path("value");
        assertThat(value.path("agent").asText()).startsWith("1.7.");
        assertThat(value.path("info").path("product").asText()).isEqualTo("tomcat");
    }
}
