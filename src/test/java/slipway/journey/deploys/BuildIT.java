package slipway.journey.deploys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/** What developers see of their builds, the failed ones above all. */
class BuildIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();
    private static String app;

    @BeforeAll
    static void createApp() {
        app = API.createApp();
    }

    private static Tarball withProcfile() {
        return new Tarball()
                .file("Procfile", "web: java $JAVA_OPTS -jar app.jar\n")
                .file("app.jar", Deploy.testAppJar());
    }

    private static Deploy.Outcome build(Tarball tarball) {
        return Deploy.source(PLATFORM, API, app, tarball);
    }

    @Test
    void printsWhatHerokuPrints() {
        Deploy.Outcome outcome = build(withProcfile());
        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.output().lines())
                .containsSubsequence(
                        "-----> Building on the Heroku-26 stack",
                        "-----> Using buildpack: heroku/jvm",
                        "-----> JVM Common app detected",
                        "-----> Discovering process types",
                        "       Procfile declares types -> web",
                        "-----> Compressing...",
                        "-----> Launching...");
        assertThat(outcome.output())
                .containsPattern("       Done: \\d+\\.\\dM\n")
                .containsPattern("       Released v\\d+\n")
                .contains("http://" + app + ".localhost:" + PLATFORM.port() + "/ deployed to Slipway\n");
    }

    @Test
    void takesTheNearestNewerJdkAndSaysSo() {
        Deploy.Outcome outcome = build(withProcfile().file("system.properties", "java.runtime.version=1.8"));
        assertThat(outcome.succeeded()).isTrue();
        assertThat(outcome.output())
                .contains(" !     Warning: system.properties asks for Java 8, which is not installed here.");
    }

    @Nested
    class ThatFails {
        @Test
        void leavesTheRunningReleaseAlone() {
            String running = API.createApp();
            Deploy.testApp(PLATFORM, API, running, "");
            API.awaitDynos(running, "web.1=up");
            String dyno =
                    API.get("/apps/" + running + "/dynos").path(0).path("id").asText();
            Deploy.Outcome outcome = Deploy.source(PLATFORM, API, running, new Tarball().file("README", "nothing"));
            assertThat(outcome.build().path("status").asText()).isEqualTo("failed");
            assertThat(API.get("/apps/" + running + "/releases")).hasSize(2);
            assertThat(API.get("/apps/" + running + "/dynos").path(0).path("id").asText())
                    .isEqualTo(dyno);
            assertThat(PLATFORM.visit(running, "/").statusCode()).isEqualTo(200);
            API.awaitLog(running, "app[api]: Build failed by user operator@localhost");
        }

        @Test
        void saysWhichJdksThereAre() {
            Deploy.Outcome outcome = build(withProcfile().file("system.properties", "java.runtime.version=99"));
            assertThat(outcome.succeeded()).isFalse();
            assertThat(outcome.output())
                    .contains(" !     No JDK of version 99 or newer is installed on this platform; there is: ");
        }

        @Test
        void saysThatThereIsNothingToRun() {
            Deploy.Outcome outcome = build(new Tarball().file("system.properties", "java.runtime.version=17"));
            assertThat(outcome.output()).contains(" !     There is nothing to run: add a Procfile");
        }

        @Test
        void saysThatNothingWasUploaded() {
            var source = API.post("/sources", "").path("source_blob");
            var build = API.post(
                    "/apps/" + app + "/builds",
                    "{\"source_blob\":{\"url\":\"%s\"}}"
                            .formatted(source.path("get_url").asText()));
            assertThat(Deploy.follow(PLATFORM, build.path("output_stream_url").asText()))
                    .contains(" !     Nothing was uploaded to the source's put_url.");
        }

        @Test
        void saysWhatIsWrongWithAnArchive() {
            assertThat(build(withProcfile().file("../outside", "x")).output()).contains("leads out of it");
            assertThat(build(withProcfile().special("passwd", TarConstants.LF_SYMLINK, "/etc/passwd"))
                            .output())
                    .contains("is a link out of it");
            assertThat(build(withProcfile().special("disk", TarConstants.LF_BLK, ""))
                            .output())
                    .contains("devices and pipes are refused");
        }
    }

    @Test
    void refusesBuildpacksThatItDoesNotHave() {
        var refused = API.send(
                "POST",
                "/apps/" + app + "/builds",
                "{\"source_blob\":{\"url\":\"https://example.com/x.tgz\"},\"buildpacks\":[{\"url\":\"heroku/cobol\"}]}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("heroku/cobol");
    }

    @Test
    void takesNamesWithDotsAndDoubleSlashes() {
        Tarball tarball = new Tarball()
                .file(".//Procfile", "web: java $JAVA_OPTS -jar ./app.jar\n")
                .file(".//app.jar", Deploy.testAppJar())
                .file(".//system.properties", "java.runtime.version=17");
        assertThat(build(tarball).succeeded()).isTrue();
    }

    @Test
    void isListedWithItsSlugAndRelease() {
        Deploy.Outcome outcome = build(withProcfile());
        assertThat(List.of(
                        outcome.build().path("source_blob").path("version").asText(),
                        outcome.build().path("user").path("email").asText()))
                .containsExactly("abcdef0123456", Platform.OPERATOR);
        var slug = API.get("/apps/" + app + "/slugs/"
                + outcome.build().path("slug").path("id").asText());
        assertThat(slug.path("process_types").path("web").asText()).isEqualTo("java $JAVA_OPTS -jar app.jar");
        assertThat(slug.path("checksum").asText()).startsWith("SHA256:");
    }
}
