package slipway.journey.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.Http;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.Program;

/** What git itself can do with an app's repository: pushes that build, branches that do not, clones, refusals. */
class GitPushIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    private GitFolder code;
    private String app;

    @BeforeEach
    void beginAnApp() throws IOException {
        app = API.createApp();
        code = new GitFolder(folder)
                .write("Procfile", "worker: sleep 1000000\n")
                .write("name", "first");
    }

    @Test
    void buildsAndReleasesWhatIsPushedToMain() {
        String commit = code.commit("First things first");
        Program.Ended push = push("main");
        assertThat(push.err())
                .contains(
                        "remote: Building source:",
                        "remote: -----> Procfile app detected",
                        "remote:        Released v2",
                        "remote: Verifying deploy... done.",
                        "main -> main");
        assertThat(push.status()).isZero();
        JsonNode build = API.get("/apps/" + app + "/builds").path(0);
        assertThat(build.path("source_blob").path("version").asText()).isEqualTo(commit);
        assertThat(build.path("source_blob").path("version_description").asText())
                .isEqualTo("First things first");
        JsonNode slug = API.get(
                "/apps/" + app + "/slugs/" + build.path("slug").path("id").asText());
        assertThat(slug.path("commit").asText()).isEqualTo(commit);
        assertThat(API.get("/apps/" + app + "/releases/2").path("description").asText())
                .isEqualTo("Deploy " + commit.substring(0, 8));
    }

    @Test
    void takesOnlyWhatIsNewWhenPushedAgain() throws IOException {
        code.commit("First");
        push("main");
        assertThat(push("main").err()).contains("Everything up-to-date");
        code.write("name", "second").commit("Second");
        assertThat(push("main").err()).contains("remote:        Released v3");
        assertThat(API.get("/apps/" + app + "/builds")).hasSize(2);
    }

    @Test
    void turnsDownWhatDoesNotBuildAndLeavesTheRunningReleaseAlone() throws IOException {
        String good = code.commit("Good");
        push("main");
        API.send("PUT", "/apps/" + app + "/buildpack-installations", "{\"updates\":[]}");
        code.write("package.json", "this is no JSON").commit("Bad");
        Program.Ended push = push("main");
        assertThat(push.err())
                .contains(
                        "remote:  !     Push rejected, failed to compile Node.js app.",
                        "Push rejected to " + app + ".",
                        "! [remote rejected] main -> main (pre-receive hook declined)");
        assertThat(push.status()).isNotZero();
        assertThat(API.get("/apps/" + app + "/releases")).hasSize(2);
        assertThat(code.git("ls-remote", url(), "refs/heads/main").out()).startsWith(good);
    }

    @Test
    void storesOtherBranchesWithoutBuildingThem() {
        code.commit("First");
        code.git("checkout", "-q", "-b", "idea");
        Program.Ended push = push("idea");
        assertThat(push.err())
                .contains(
                        "remote: Pushed to non-main branch idea, skipping build.",
                        "remote: To build it, push it as main: git push heroku idea:main");
        assertThat(push.status()).isZero();
        assertThat(API.get("/apps/" + app + "/builds")).isEmpty();
        assertThat(code.git("ls-remote", url()).out()).contains("refs/heads/idea");
    }

    @Test
    void buildsMasterAsWell() {
        code.commit("First");
        assertThat(push("main:master").err()).contains("remote:        Released v2");
        assertThat(cloned().resolve("name")).hasContent("first");
    }

    @Test
    void givesTheCodeBack() {
        code.commit("First");
        push("main");
        assertThat(cloned().resolve("name")).hasContent("first");
    }

    @Test
    void buildsWithoutWhatSlugignoreNames() throws IOException {
        code.write(".slugignore", "*.psd\n").write("art/big.psd", "pixels").write("art/kept.txt", "kept");
        code.write("package.json", "{\"scripts\":{\"build\":\"ls art\",\"start\":\"x\"}}")
                .commit("Art");
        assertThat(push("main").err()).contains("kept.txt").doesNotContain("big.psd");
        assertThat(cloned().resolve("art/big.psd")).exists();
    }

    @Test
    void refusesSubmodulesAndSaysWhatToDo() {
        String commit = code.commit("First");
        code.git("update-index", "--add", "--cacheinfo", "160000," + commit + ",libs/other");
        code.git("commit", "-q", "-m", "With a submodule");
        Program.Ended push = push("main");
        assertThat(push.err()).contains("Submodules are not supported: libs/other.", "Put their files into");
        assertThat(push.status()).isNotZero();
        assertThat(API.get("/apps/" + app + "/builds")).isEmpty();
    }

    @Test
    void takesATokenFromNetrc() throws IOException {
        code.commit("First");
        Files.writeString(elsewhere.resolve(".netrc"), "machine localhost login me password " + API.token() + "\n");
        Program.Ended push = code.at(elsewhere).git("push", PLATFORM.url() + "/" + app + ".git", "main");
        assertThat(push.err()).contains("main -> main");
        assertThat(push.status()).isZero();
    }

    @Test
    void asksForATokenAndTakesNoWrongOne() {
        code.commit("First");
        assertThat(code.git("push", PLATFORM.url() + "/" + app + ".git", "main").err())
                .contains("could not read Username");
        assertThat(code.git("push", url("wrong"), "main").err()).contains("Authentication failed");
    }

    @Test
    void showsStrangersNothing() {
        code.commit("First");
        push("main");
        String stranger = url(Person.added(PLATFORM).api().token());
        assertThat(code.git("push", stranger, "main").err()).contains("remote: !   No such app as " + app, "not found");
        assertThat(code.git("ls-remote", stranger).err()).contains("not found");
    }

    @Test
    void lendsNoCodeToViewers() {
        code.commit("First");
        push("main");
        Person viewer = Person.added(PLATFORM);
        API.post(
                "/apps/" + app + "/collaborators",
                "{\"user\":\"%s\",\"permissions\":[\"view\"],\"silent\":true}".formatted(viewer.email()));
        assertThat(viewer.api().get("/apps/" + app).path("name").asText()).isEqualTo(app);
        assertThat(code.git("ls-remote", url(viewer.api().token())).status()).isNotZero();
    }

    @Test
    void takesNoTokenThatMayOnlyRead() {
        code.commit("First");
        String reader = API.post("/oauth/authorizations", "{\"scope\":[\"read\"]}")
                .path("access_token")
                .path("token")
                .asText();
        assertThat(code.git("push", url(reader), "main").err()).contains("403");
        assertThat(code.git("ls-remote", url(reader)).status()).isZero();
    }

    @Test
    void hasNoPagesAndNoPlainFiles() {
        assertThat(status("/" + app + ".git")).isEqualTo(401);
        assertThat(status("/" + app + ".git/config")).isEqualTo(401);
        String authorization = "Bearer " + API.token();
        assertThat(status("/" + app + ".git/config", "Authorization", authorization))
                .isEqualTo(404);
        assertThat(status("/" + app + ".git/objects/info/packs", "Authorization", authorization))
                .isIn(403, 404);
    }

    private static int status(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(PLATFORM.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return Http.send(request.build()).statusCode();
    }

    private Path cloned() {
        Path target = elsewhere.resolve("clone");
        Program.Ended clone = code.git("clone", "-q", url(), target.toString());
        assertThat(clone.err()).isEmpty();
        return target;
    }

    private Program.Ended push(String branch) {
        return code.git("push", url(), branch);
    }

    private String url() {
        return url(API.token());
    }

    private String url(String token) {
        return GitFolder.url(PLATFORM, app, token);
    }
}
