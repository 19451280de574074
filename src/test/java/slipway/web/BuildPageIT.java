package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/** The page of a build, its output as a terminal would show it, and what builds an app. */
class BuildPageIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    /** What a colourful tool prints, and then goes on for ever or ends. */
    private static final String COLOURFUL = """
            #!/bin/sh
            printf '\\033[1;32mall green\\033[0m and \\033[31mred\\033[39m\\n'
            printf '\\033[38;5;196mof 256\\033[0m \\033[30;43m WARN \\033[0m \\033[4;2munder\\033[0m\\n'
            printf '\\033]0;a title\\007no title\\033[2K\\033[?25h\\n'
            printf 'progress 10%%\\rprogress 99%%\\n'
            printf '<b>bold</b> & <img src=x onerror=document.title=1>\\n'
            """;

    private static Browser browser;
    private String app;

    @BeforeAll
    static void start() {
        browser = Browser.before(PLATFORM);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void createApp() {
        app = API.createApp();
        browser.forgetAll();
        browser.comeBack(Platform.OPERATOR, Platform.PASSWORD);
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        assertThat(browser.complaints()).isEmpty();
    }

    /** Starts the build of a Maven project whose wrapper is a script. */
    private JsonNode start(String script) {
        Tarball source = new Tarball().file("pom.xml", "<project/>").file("mvnw", script);
        JsonNode blob = API.post("/sources", "").path("source_blob");
        Deploy.put(PLATFORM, blob.path("put_url").asText(), source.bytes());
        return API.post(
                "/apps/" + app + "/builds", """
                {"source_blob":{"url":"%s","version":"0123456789abcdef","version_description":"Paint it\\n\\nIn colours."},
                 "buildpacks":[{"name":"heroku/java"}]}""".formatted(blob.path("get_url").asText()));
    }

    private JsonNode startEndless() {
        return start(COLOURFUL + "exec sleep 1000\n");
    }

    private String page(JsonNode build) {
        return "/apps/" + app + "/builds/" + build.path("id").asText();
    }

    @Test
    void showsTheOutputInColours() {
        browser.open(page(start(COLOURFUL + "exit 1\n")));
        browser.see("#buildStatus[data-status=failed]", "failed");
        browser.see("#buildOutput .ansi-bold.ansi-fg-2", "all green");
        browser.see("#buildOutput .ansi-fg-1", "red");
        browser.see("#buildOutput .ansi-fg-9", "of 256");
        browser.see("#buildOutput .ansi-fg-0.ansi-bg-3", "WARN");
        browser.see("#buildOutput .ansi-dim.ansi-underline", "under");
        browser.see("#buildOutput .headline", "-----> Executing Maven");
        browser.see("#buildOutput .trouble", "could not start Maven");
        browser.screenshot("build-failed");
    }

    @Test
    void showsNothingOfWhatOnlyTerminalsUnderstand() {
        browser.open(page(start(COLOURFUL + "exit 1\n")));
        browser.see("#buildOutput .trouble", "could not start Maven");
        String text = browser.see("#buildOutput pre");
        assertThat(text).contains("no title", "progress 99%").doesNotContain("a title", "10%", "[2K", "25h", "\u001b");
    }

    @Test
    void showsHtmlInTheOutputAsText() {
        browser.open(page(start(COLOURFUL + "exit 1\n")));
        browser.see("#buildOutput pre", "<b>bold</b> & <img src=x onerror=document.title=1>");
        assertThat(browser.run("return document.querySelectorAll('#buildOutput img, #buildOutput pre b').length"))
                .isEqualTo(0L);
    }

    @Test
    void escapeSequencesMayComeInPieces() {
        browser.open(page(start("#!/bin/sh\nexit 1\n")));
        browser.see("#buildStatus[data-status=failed]");
        Object pieces = browser.run("""
                const reader = ansi.reader();
                const lines = ['a\\x1b', '[3', '1', 'mb\\0', 'c\\x1b[0', 'm', '\\r', '\\n'].flatMap(part => reader.read(part).lines);
                return lines[0].map(piece => piece.classes + ':' + piece.text);""");
        assertThat(pieces).isEqualTo(List.of(":a", "ansi-fg-1:bc"));
    }

    @Test
    void rewritesALineWithinItsIndentation() {
        browser.open(page(start("#!/bin/sh\nprintf 'at 10%%\\rat 99%%\\r\\n'\nexit 1\n")));
        browser.see("#buildStatus[data-status=failed]");
        browser.see("#buildOutput pre", "at 99%");
        assertThat(browser.run("return document.querySelector('#buildOutput pre').textContent"))
                .asString()
                .contains("\n       at 99%\n")
                .doesNotContain("10%");
    }

    @Test
    void followsABuildUntilItEndsWithoutLoadingThePageAnew() {
        JsonNode build = startEndless();
        browser.open(page(build));
        browser.see("#buildOutput .ansi-fg-1", "red");
        browser.see("#buildStatus[data-status=pending]", "pending");
        browser.see("#buildOutput .tag", "live");
        browser.see("[id='cancelForm:cancel']");
        browser.screenshot("build-pending");
        browser.run("window.sameDocument = true");
        API.delete(page(build));
        browser.see("#buildOutput .trouble", "Build canceled.");
        browser.see("#buildStatus[data-status=failed]", "failed");
        browser.see("#buildFacts", "Duration");
        browser.seeNo("[id='cancelForm:cancel']");
        assertThat(browser.run("return window.sameDocument")).isEqualTo(true);
    }

    @Test
    void cancelsABuild() {
        JsonNode build = startEndless();
        browser.open(page(build));
        browser.see("#buildOutput .ansi-fg-1", "red");
        browser.click("cancelForm:cancel");
        browser.see("#notices", "Build canceled.");
        browser.awaitPath(page(build));
        browser.see("#buildStatus[data-status=failed]");
        browser.see("#buildOutput .trouble", "Build canceled.");
        browser.seeNo("[id='cancelForm:cancel']");
        assertThat(API.get(page(build)).path("status").asText()).isEqualTo("failed");
    }

    @Test
    void saysSoWhenThereIsNothingLeftToCancel() {
        JsonNode build = startEndless();
        browser.open(page(build));
        browser.see("#buildOutput .ansi-fg-1", "red");
        // The page as it is at this moment, sent after the end.
        browser.run("window.kept = document.getElementById('cancelForm:cancel')");
        API.delete(page(build));
        browser.run("window.kept.form.requestSubmit(window.kept)");
        browser.see("#notices .error", "This build is not pending any more.");
        browser.see("#buildStatus[data-status=failed]");
    }

    @Test
    void saysWhatWasBuiltAndWhatCameOfIt() {
        JsonNode build = Deploy.testApp(PLATFORM, API, app, "").build();
        browser.open("/apps/" + app);
        browser.clickOn("#build_" + build.path("id").asText());
        browser.awaitPath(page(build));
        browser.see("#buildStatus", "succeeded");
        browser.see("#buildFacts", "abcdef01");
        browser.see("#buildFacts", "by " + Platform.OPERATOR);
        browser.see("#buildFacts", "heroku/jvm");
        browser.see("#buildFacts", "Slug");
        browser.see("#buildOutput .headline", "-----> ");
        browser.screenshot("build-succeeded");
        browser.see("#release", "v2");
        browser.clickOn("#release");
        browser.see(".release.current[data-version='2']");
    }

    @Test
    void fitsOnAPhone() {
        browser.width(Browser.PHONE);
        browser.open(page(start(COLOURFUL + "exit 1\n")));
        browser.see("#buildStatus[data-status=failed]");
        browser.see("#buildFacts .commit", "01234567 Paint it In colours.");
        assertThat(browser.pageWidth()).isLessThanOrEqualTo(Browser.PHONE);
        browser.screenshot("build-390");
        browser.open("/apps/" + app);
        browser.see(".build .said", "Paint it");
        assertThat(browser.pageWidth()).isLessThanOrEqualTo(Browser.PHONE);
        browser.screenshot("app-source-390");
    }

    @Test
    void isNotFoundByStrangersNorUnderAnotherApp() {
        JsonNode build = start("#!/bin/sh\nexit 1\n");
        Person stranger = Person.added(PLATFORM);
        assertThat(stranger.statusOfPage(page(build))).isEqualTo(404);
        assertThat(stranger.statusOfPage(page(build) + "?live")).isEqualTo(404);
        String another = stranger.api().createApp();
        assertThat(stranger.statusOfPage(page(build).replace(app, another))).isEqualTo(404);
        assertThat(stranger.statusOfPage("/apps/" + another + "/builds/none")).isEqualTo(404);
    }

    @Test
    void whoMayOnlyLookCannotCancelNorChooseBuildpacks() {
        Person viewer = Person.added(PLATFORM);
        API.post(
                "/apps/" + app + "/collaborators",
                "{\"user\":\"%s\",\"permissions\":[\"view\"]}".formatted(viewer.email()));
        API.send("PUT", "/apps/" + app + "/buildpack-installations", "{\"updates\":[{\"buildpack\":\"heroku/java\"}]}");
        JsonNode build = startEndless();
        browser.forgetAll();
        browser.signIn(viewer.email(), viewer.password());
        browser.open(page(build));
        browser.see("#buildOutput .ansi-fg-1", "red");
        browser.seeNo("[id='cancelForm:cancel']");
        browser.open("/apps/" + app);
        browser.see("#buildpacks", "heroku/java");
        browser.seeNo("#buildpacksForm");
        API.delete(page(build));
    }

    @Test
    void setsBuildpacksAndGoesBackToDetection() {
        browser.open("/apps/" + app);
        browser.see("#source .command", "/" + app + ".git");
        browser.see("#lastCommit", "No commit was built yet.");
        browser.fill("buildpacksForm:buildpacks", "heroku/nodejs\n\n heroku/java \n");
        browser.click("buildpacksForm:choose");
        browser.see("#notices", "The next build uses heroku/nodejs, then heroku/java.");
        assertThat(browser.valueOf("buildpacksForm:buildpacks")).isEqualTo("heroku/nodejs\nheroku/java");
        assertThat(API.get("/apps/" + app + "/buildpack-installations").findValuesAsText("name"))
                .containsExactly("heroku/nodejs", "heroku/java");
        browser.screenshot("app-buildpacks");
        browser.fill("buildpacksForm:buildpacks", "");
        browser.click("buildpacksForm:choose");
        browser.see("#notices", "The next build detects its buildpack by itself.");
        assertThat(API.get("/apps/" + app + "/buildpack-installations")).isEmpty();
    }

    @Test
    void saysBesideTheFieldWhichBuildpackIsNotKnown() {
        browser.open("/apps/" + app);
        browser.fill("buildpacksForm:buildpacks", "heroku/java\nheroku/cobol");
        browser.click("buildpacksForm:choose");
        browser.see("#buildpacksForm .problem", "Buildpack \"heroku/cobol\" is not known here");
        assertThat(browser.valueOf("buildpacksForm:buildpacks")).isEqualTo("heroku/java\nheroku/cobol");
        assertThat(API.get("/apps/" + app + "/buildpack-installations")).isEmpty();
        browser.screenshot("app-buildpacks-refused");
    }

    @Test
    void purgesTheBuildCache() {
        JsonNode build = Deploy.testApp(PLATFORM, API, app, "").build();
        String id = build.path("app").path("id").asText();
        assertThat(PLATFORM.home().resolve("caches").resolve(id)).exists();
        browser.open("/apps/" + app);
        browser.see("#lastCommit", "abcdef0123456");
        browser.click("buildpacksForm:purge");
        browser.see("#notices", "The build cache is empty now.");
        assertThat(PLATFORM.home().resolve("caches").resolve(id)).doesNotExist();
    }
}
