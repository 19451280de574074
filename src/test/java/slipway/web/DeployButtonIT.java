package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.Http;
import slipway.journey.Person;
import slipway.journey.Platform;
import slipway.journey.Tarball;

/** From a deploy button in somebody's README to the app that runs. */
class DeployButtonIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    private static final String MANIFEST = """
            {
              "name": "Harbour bell",
              "description": "Rings <b>loudly</b>.",
              "website": "https://bell.example.com/",
              "logo": "https://bell.example.com/logo.png",
              "env": {
                "TONE": {"description": "How it sounds.", "value": "deep"},
                "PLACE": {"description": "Where it hangs."},
                "KEY": {"description": "Signs its cookies.", "generator": "secret"},
                "NICKNAME": {"required": false}
              },
              "formation": {"web": {"quantity": 1, "size": "basic"}},
              "scripts": {"postdeploy": "echo the bell hangs in $PLACE"},
              "success_url": "/env"
            }
            """;

    private static Browser browser;

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
    void comeBack() {
        browser.forgetAll();
        browser.comeBack(Platform.OPERATOR, Platform.PASSWORD);
    }

    @AfterEach
    void nothingWasWrongInTheBrowser() {
        assertThat(browser.complaints()).isEmpty();
    }

    private static String button(Tarball tarball, String more) {
        JsonNode source = API.post("/sources", "").path("source_blob");
        Deploy.put(PLATFORM, source.path("put_url").asText(), tarball.bytes());
        return "/deploy?template=" + encoded(source.path("get_url").asText()) + more;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Tarball site(String manifest) {
        return new Tarball()
                .file("Procfile", "web: java $JAVA_OPTS -jar app.jar\n")
                .file("app.jar", Deploy.testAppJar())
                .file("app.json", manifest);
    }

    private static Tarball nothing(String manifest) {
        return new Tarball().file("Procfile", "work: exec sleep 1000000\n").file("app.json", manifest);
    }

    private static String freshName() {
        return "bell-" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void leadsFromTheTemplateToTheAppThatRuns() {
        String name = freshName();
        browser.open(button(site(MANIFEST), "&env[PLACE]=the+old+port"));
        browser.see("#about h1", "Harbour bell");
        browser.see("#about", "Rings <b>loudly</b>.");
        assertThat(browser.attribute("#about a", "href")).isEqualTo("https://bell.example.com/");
        assertThat(browser.count("main img")).isZero();
        assertThat(browser.valueOf("deployForm:env_TONE")).isEqualTo("deep");
        assertThat(browser.valueOf("deployForm:env_PLACE")).isEqualTo("the old port");
        browser.see("#var_KEY", "made up if left empty");
        browser.see("#var_TONE", "required");
        browser.see("#var_TONE", "How it sounds.");
        browser.screenshot("deploy");
        browser.fill("deployForm:name", name);
        browser.fill("deployForm:env_TONE", "bright");
        browser.click("deployForm:deploy");

        browser.see(".step[data-step=done][data-state=succeeded]");
        assertThat(browser.path()).matches("/deploy/[0-9a-f-]{36}");
        browser.see("#scriptOutput", "the bell hangs in the old port");
        browser.clickOn("a.output");
        browser.see("#buildOutput pre", "deployed to Slipway");
        browser.screenshot("deploy-done");
        assertThat(browser.attribute("#openApp", "href"))
                .isEqualTo("http://" + name + ".localhost:" + PLATFORM.port() + "/env");
        JsonNode config = API.get("/apps/" + name + "/config-vars");
        assertThat(config.path("TONE").asText()).isEqualTo("bright");
        assertThat(config.path("KEY").asText()).matches("[0-9a-f]{64}");
        assertThat(config.has("NICKNAME")).isFalse();
        browser.clickOn("#manage");
        browser.awaitPath("/apps/" + name);
        browser.see("#dynos_web .dyno.up", "web.1");
    }

    @Test
    void saysBesideTheFieldsWhatIsMissing() {
        browser.open(button(nothing(MANIFEST), ""));
        browser.fill("deployForm:env_TONE", "");
        browser.click("deployForm:deploy");
        browser.see("[id='deployForm:env_PLACEError']", "PLACE needs a value.");
        browser.see("[id='deployForm:env_TONEError']", "TONE needs a value.");
        browser.fill("deployForm:env_TONE", "deep");
        browser.fill("deployForm:env_PLACE", "the bow");
        browser.fill("deployForm:name", API.createApp());
        browser.click("deployForm:deploy");
        browser.see("[id='deployForm:nameError']", "is already taken");
        assertThat(browser.valueOf("deployForm:env_PLACE")).isEqualTo("the bow");
    }

    @Test
    void showsEachStepWhileItIsTaken() throws Exception {
        Path gate = Files.createDirectory(PLATFORM.gates().resolve("steps"));
        String script = "until [ -e %s/open ]; do sleep 0.1; done; exit 3".formatted(gate);
        browser.open(button(nothing("{\"scripts\":{\"postdeploy\":\"" + script + "\"}}"), ""));
        browser.click("deployForm:deploy");
        browser.see(".step[data-step=build][data-state=succeeded]");
        browser.see(".step[data-step=postdeploy][data-state=pending]");
        browser.seeNo("#openApp");
        Files.createFile(gate.resolve("open"));
        browser.see(".step[data-step=postdeploy][data-state=failed]");
        browser.see("#failure", "postdeploy exit code was not 0");
        browser.seeNo("#openApp");
    }

    @Test
    void bringsPeopleBackFromTheSignIn() {
        browser.forgetAll();
        String button = button(nothing(MANIFEST), "&env[PLACE]=the%20bow");
        browser.open(button);
        browser.fillInSignIn(Platform.OPERATOR, Platform.PASSWORD);
        browser.see("#about h1", "Harbour bell");
        assertThat(browser.path()).isEqualTo(button);
        assertThat(browser.valueOf("deployForm:env_PLACE")).isEqualTo("the bow");
    }

    @Test
    void saysWhyATemplateCannotBeDeployed() {
        browser.open(button(nothing("{\"env\":[],\"name\":1}"), ""));
        browser.see("#problems", "env must be an object");
        browser.see("#problems", "name must be a text");
        browser.open(button(new Tarball().file("Procfile", "work: true\n"), ""));
        browser.see("#problems", "There is no app.json at the root");
        browser.open("/deploy?template=" + encoded("http://127.0.0.1:" + PLATFORM.port() + "/health"));
        browser.see("#problems", "The source's URL is not public");
        browser.open(button(nothing("{\"addons\":[\"mongolab:sandbox\"]}"), ""));
        browser.see("#problems", "app.json demands the add-on mongolab:sandbox");
        browser.open("/deploy?template=nonsense");
        browser.see("#problems", "must be an http or https URL");
        browser.seeNo("#deployForm");
    }

    @Test
    void asksForATemplateWhereThereIsNone() {
        String button = button(nothing(MANIFEST), "");
        browser.open("/deploy");
        browser.fill("template", URLDecoder.decode(button.split("=", 2)[1], StandardCharsets.UTF_8));
        browser.click("show");
        browser.see("#about h1", "Harbour bell");
    }

    @Test
    void worksOnAPhoneAndWithoutAMouse() {
        browser.width(Browser.PHONE);
        browser.open(button(
                nothing("{\"name\":\"Small\",\"env\":{\"A_RATHER_LONG_NAME_FOR_A_CONFIG_VAR_OF_AN_APP\":\"1\"}}"), ""));
        browser.see("#about h1", "Small");
        assertThat(browser.pageWidth()).isLessThanOrEqualTo(Browser.PHONE);
        browser.screenshot("deploy-390");
        browser.fill("deployForm:name", freshName() + Keys.ENTER);
        browser.see(".step[data-step=done][data-state=succeeded]");
        assertThat(browser.pageWidth()).isLessThanOrEqualTo(Browser.PHONE);
        browser.screenshot("deploy-done-390");
    }

    @Test
    void isSomebodysOwn() {
        browser.open(button(nothing("{}"), ""));
        browser.click("deployForm:deploy");
        browser.see(".step[data-step=done][data-state=succeeded]");
        Person stranger = Person.added(PLATFORM);
        assertThat(stranger.statusOfPage(browser.path())).isEqualTo(404);
        assertThat(stranger.statusOfPage("/deploy/nonsense")).isEqualTo(404);
    }

    @Test
    void hasAPictureForEverybody() {
        HttpResponse<String> picture = Http.send(HttpRequest.newBuilder(
                        URI.create(PLATFORM.url() + "/jakarta.faces.resource/deploy.svg.xhtml?ln=images"))
                .build());
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml");
    }
}
