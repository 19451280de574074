package slipway.integration.buildpacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A site of files, served as its static.json says. */
class StaticSiteIT {
    private static final Path RUNNER =
            Path.of("target/dependency/jetty-runner.jar").toAbsolutePath();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static String output;
    private static RunningSite site;

    @BeforeAll
    static void serve() throws IOException, InterruptedException {
        Path source = Folder.ofSite("static", shared.resolve("source"));
        Files.writeString(source.resolve("style.css"), "p { quotes: \"ü\" }\n".repeat(100));
        Buildpack buildpack = buildpack(shared);
        output = buildpack.compiled(source);
        site = RunningSite.start(
                source, RunningSite.web(buildpack.release(source).output()));
    }

    @AfterAll
    static void stop() throws IOException {
        if (site != null) {
            site.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/, Hello from static files",
        "/index.html, Hello from static files",
        "/about, About this site",
        "/about.html, About this site",
        "/docs/, The documents",
        "/app/any/path, One page for all paths",
        "/.well-known/security.txt, Contact"
    })
    void aPathLeadsToItsFile(String path, String text) {
        HttpResponse<String> response = site.get(path);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/.secret/key",
                "/.profile.d/jvmcommon.sh",
                "/.static/jetty.jar",
                "/static.json",
                "/index.html/"
            })
    void whatIsNotThereOrNotForReadersIsMissing(String path) {
        HttpResponse<String> response = site.get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("There is no such page here");
    }

    @Test
    void aFolderWithoutItsSlashLeadsToTheOneWithIt() {
        HttpResponse<String> response = site.get("/docs");
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).contains("/docs/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/docs/%2e%2e/.secret/key", "/docs/..%2f.secret/key", "/%2esecret/key", "/docs/..;/.secret/key"})
    void noSpellingOfAPathLeadsToAHiddenFile(String path) {
        assertThat(site.get(path).statusCode()).isIn(400, 404);
        assertThat(site.get(path).body()).doesNotContain("secret\n");
    }

    @Test
    void textsSayTheirEncoding() {
        assertThat(site.get("/").headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(site.get("/style.css").headers().firstValue("Content-Type")).contains("text/css;charset=utf-8");
        assertThat(site.get("/style.css").body()).contains("ü");
    }

    @Test
    void anUnchangedFileIsNotSentAgain() {
        String etag = site.get("/about").headers().firstValue("ETag").orElseThrow();
        assertThat(site.get("/about", "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(site.get("/style.css", "Range", "bytes=0-4").body()).isEqualTo("p { q");
    }

    @Test
    void textsAreCompressedForThoseWhoAsk() {
        HttpResponse<String> response = site.get("/style.css", "Accept-Encoding", "gzip");
        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(response.body()).hasSizeLessThan(500);
    }

    @Test
    void redirectsAndHeadersAreThoseOfStaticJson() {
        HttpResponse<String> old = site.get("/old/page");
        assertThat(old.statusCode()).isEqualTo(302);
        assertThat(old.headers().firstValue("Location")).contains("/about");
        assertThat(site.get("/docs/").headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(site.get("/").headers().firstValue("Cache-Control")).isEmpty();
        assertThat(site.get("/").headers().firstValue("X-Served-By")).contains("static");
    }

    @Test
    void thereIsNothingToPostTo() {
        HttpResponse<String> response = site.post("/");
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("GET, HEAD");
    }

    @Test
    void whatHasNoEffectIsWarnedOf() {
        assertThat(Buildpack.problems(output))
                .containsExactly("Warning: \"canonical_host\" in static.json has no effect on this platform.");
    }

    @Test
    void everybodyCanBeSentToTheSecureSite() throws IOException, InterruptedException {
        Path source = folder.resolve("source");
        Folder.write(source, "static.json", "{ \"https_only\": true }");
        Folder.write(source, "public_html/index.html", "<p>The usual folder");
        Buildpack buildpack = buildpack(folder);
        buildpack.compiled(source);
        try (RunningSite secure = RunningSite.start(
                source, RunningSite.web(buildpack.release(source).output()))) {
            assertThat(secure.get("/", "X-Forwarded-Proto", "https").body()).isEqualTo("<p>The usual folder");
            HttpResponse<String> plain =
                    secure.get("/page?a=b", "X-Forwarded-Proto", "http", "X-Forwarded-Host", "site.example");
            assertThat(plain.statusCode()).isEqualTo(301);
            assertThat(plain.headers().firstValue("Location")).contains("https://site.example/page?a=b");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ \"root\": \"dist\" } | The root of static.json is not a folder of the source: dist",
                "{ \"root\": \"../..\" } | The root of static.json is not a folder of the source: ../..",
                "{ \"root\": } | static.json cannot be read: line 1: '}' was not expected",
                "{ \"clean_urls\": \"yes\" } | static.json is wrong in \"clean_urls\": it is true or false, without quotes.",
                "{ \"basic_auth\": true } | static.json asks for basic_auth, which is not supported here.",
                "{ \"error_page\": \"gone.html\" } | static.json names an error_page that is not there: gone.html"
            })
    void aSiteThatCannotBeServedIsNotBuilt(String json, String problem) throws IOException {
        Path source = folder.resolve("source");
        Folder.write(source, "static.json", json);
        Buildpack.Ended ended = buildpack(folder).compile(source);
        assertThat(ended.status()).as(ended.output()).isEqualTo(1);
        List<String> problems = Buildpack.problems(ended.output());
        assertThat(problems).as(ended.output()).hasSize(2).startsWith(problem);
    }

    @Test
    void aFrontEndThatNodeBuildsIsServed() throws IOException, InterruptedException {
        Tools.require("node", "npm");
        Path source = Folder.ofSite("two-buildpacks", folder.resolve("source"));
        new Buildpack("nodejs", folder).config("GREETED", "two").compiled(source);
        Buildpack buildpack = buildpack(folder);
        buildpack.compiled(source);
        try (RunningSite two = RunningSite.start(
                source, RunningSite.web(buildpack.release(source).output()))) {
            assertThat(two.get("/").body()).contains("Built by Node for two");
        }
    }

    private static Buildpack buildpack(Path folder) {
        return new Buildpack("static", folder).with("SLIPWAY_JETTY_RUNNER", RUNNER.toString());
    }
}
