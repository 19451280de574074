package slipway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.Platform;
import slipway.journey.Program;

/** "Connect your tools": the page, and what it offers for download. */
class ConnectPageIT {
    private static final Platform PLATFORM = Platform.shared();
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.before(PLATFORM);
        browser.signIn(Platform.OPERATOR, Platform.PASSWORD);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void showsTheLinesForThisPlatformAndCopiesThem() {
        browser.open("/");
        browser.clickOn("nav a[href$='/connect']");
        browser.see("#near", "eval \"$(curl -s " + PLATFORM.url() + "/env)\"");
        browser.see("#anywhere", "java -jar slipway-connect.jar " + PLATFORM.url() + " login");
        browser.see("#certificate", "https://localhost:" + PLATFORM.tlsPort());
        browser.screenshot("connect");
        browser.clickOn("#anywhere .command button.copy");
        browser.see("#anywhere .command button.copy", "Copied");
        browser.width(Browser.PHONE);
        browser.screenshot("connect-phone");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void offersTheClientItself(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("slipway-connect.jar");
        HttpResponse<Path> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(PLATFORM.url() + "/slipway-connect.jar"))
                                .build(),
                        HttpResponse.BodyHandlers.ofFile(jar));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Files.size(jar)).isLessThan(3_000_000);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try (Program help = Program.start(folder, Map.of(), List.of(java, "-jar", jar.toString(), "--help"))) {
            Program.Ended ended = help.end();
            assertThat(ended.status()).isZero();
            assertThat(ended.out()).contains("slipway-connect", "COMMAND", "64", "127");
        }
    }
}
