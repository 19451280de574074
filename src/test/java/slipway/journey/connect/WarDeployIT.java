package slipway.journey.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.HerokuCli;
import slipway.journey.HerokuCliVersion;
import slipway.journey.Platform;
import slipway.journey.Program;

/** {@code heroku war:deploy} and {@code jar:deploy}: Java programs of Heroku's with api.heroku.com built in. */
@EnabledIf("slipway.journey.HerokuCli#isOneForJavaInstalled")
class WarDeployIT {
    @TempDir
    static Path home;

    private static Platform platform;
    private static ApiClient api;
    private static HerokuCli cli;

    private String app;

    @BeforeAll
    static void linkThePlugin() {
        platform = Platform.shared();
        api = platform.api();
        cli = HerokuCli.behindConnect(HerokuCliVersion.FOR_JAVA, platform, home).withToken(api.token());
        Program.Ended linked =
                cli.run("plugins:link", HerokuCliVersion.FOR_JAVA.javaPlugin().toString());
        assertThat(linked.status()).as(linked.err()).isZero();
    }

    @BeforeEach
    void create() {
        app = api.createApp();
    }

    @AfterEach
    void delete() {
        api.delete("/apps/" + app);
    }

    @Test
    void deploysAWar() throws IOException {
        Path war = home.resolve("tiny.war");
        try (JarOutputStream archive = new JarOutputStream(Files.newOutputStream(war))) {
            archive.putNextEntry(new JarEntry("index.html"));
            archive.write("<h1>A tiny WAR</h1>".getBytes(StandardCharsets.UTF_8));
        }
        deploy("war:deploy", war);
        assertThat(platform.visit(app, "/").body()).isEqualTo("<h1>A tiny WAR</h1>");
    }

    @Test
    void deploysAJar() throws IOException {
        deploy("jar:deploy", Files.write(home.resolve("test-app.jar"), Deploy.testAppJar()));
        assertThat(platform.visit(app, "/").body()).isEqualTo("Hello from web.1\n");
    }

    private void deploy(String command, Path archive) {
        Program.Ended deployed = cli.run(command, archive.toString(), "--app", app, "--jdk", "17");
        assertThat(deployed.out()).as(deployed.err()).contains("-----> Done");
        assertThat(deployed.status()).isZero();
        assertThat(deployed.err())
                .contains("POST https://api.heroku.com/sources", "POST https://api.heroku.com/apps/" + app + "/builds");
    }
}
