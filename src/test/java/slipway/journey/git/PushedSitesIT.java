package slipway.journey.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.integration.buildpacks.Tools;
import slipway.journey.ApiClient;
import slipway.journey.Platform;
import slipway.journey.Program;

/** The sites of src/test/sites, from {@code git push} to their answers: real tools, real downloads, the sandbox. */
class PushedSitesIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    @TempDir
    Path folder;

    private String app;

    @BeforeEach
    void beginAnApp() {
        app = API.createApp();
    }

    @AfterEach
    void endIt() {
        API.delete("/apps/" + app);
    }

    @Test
    void aMavenProjectWithNothingButItsPomAndProcfile() throws IOException {
        Tools.require("mvn");
        assertThat(pushed("maven-war").err()).contains("-----> Java app detected", "BUILD SUCCESS");
        awaitAnswer("/hello", "Hello from a WAR on Java ");
    }

    @Test
    void springBootWithoutAProcfile() throws IOException {
        Tools.require("mvn");
        assertThat(pushed("spring-boot").err())
                .contains("-----> Java app detected", "Default types for buildpack -> web");
        awaitAnswer("/", "Hello from Spring Boot");
    }

    @Test
    void aFolderOfPages() throws IOException {
        assertThat(pushed("static").err()).contains("-----> Static app detected");
        awaitAnswer("/about", "About");
    }

    @Test
    void pagesThatNodeMakesAndTheStaticBuildpackServes() throws IOException {
        Tools.require("node", "npm");
        API.patch("/apps/" + app + "/config-vars", "{\"GREETED\":\"Ada\"}");
        API.send(
                "PUT",
                "/apps/" + app + "/buildpack-installations",
                "{\"updates\":[{\"buildpack\":\"heroku/nodejs\"},{\"buildpack\":\"heroku/static\"}]}");
        assertThat(pushed("two-buildpacks").err())
                .contains("-----> Node.js app detected", "-----> Static app detected");
        awaitAnswer("/", "Built by Node for Ada");
    }

    @Test
    void aBuildThatFailsShowsWhyAndReleasesNothing() throws IOException {
        Tools.require("node", "npm");
        Program.Ended push = push("failing-build");
        assertThat(push.err())
                .contains(
                        "remote:        the page has a mistake in line 3",
                        "Push rejected, failed to compile Node.js app.");
        assertThat(push.status()).isNotZero();
        assertThat(API.get("/apps/" + app + "/builds").path(0).path("status").asText())
                .isEqualTo("failed");
        assertThat(API.get("/apps/" + app + "/releases")).hasSize(1);
    }

    @Test
    void aReleasePhaseThatFailsShowsWhyAndStartsNothing() throws IOException {
        assertThat(push("failing-release").err())
                .contains("remote: the migration has failed", "Release command failed");
        JsonNode release = API.get("/apps/" + app + "/releases/2");
        assertThat(release.path("status").asText()).isEqualTo("failed");
        assertThat(release.path("current").asBoolean()).isFalse();
        assertThat(API.get("/apps/" + app + "/dynos")).isEmpty();
    }

    private Program.Ended pushed(String site) throws IOException {
        Program.Ended push = push(site);
        assertThat(push.status()).as(push.err()).isZero();
        return push;
    }

    private Program.Ended push(String site) throws IOException {
        GitFolder code = new GitFolder(folder).copy(Path.of("src/test/sites", site));
        code.commit("All of it");
        return code.git("push", GitFolder.url(PLATFORM, app, API.token()), "main");
    }

    /** A JVM and its site may take their minute. */
    private void awaitAnswer(String path, String answer) {
        Platform.await(
                "the site answers",
                Duration.ofMinutes(2),
                () -> PLATFORM.visit(app, path).body().contains(answer));
    }
}
