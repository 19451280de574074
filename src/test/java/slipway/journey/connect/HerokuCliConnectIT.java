package slipway.journey.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.Deploy;
import slipway.journey.HerokuCli;
import slipway.journey.HerokuCliVersion;
import slipway.journey.Platform;
import slipway.journey.PlatformDatabase;
import slipway.journey.Program;
import slipway.journey.Tarball;
import slipway.journey.git.GitFolder;

/** The official CLI believes that it talks to Heroku: no setting of its own leads it to the platform. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliConnectIT {
    private static final String HEROKUS =
            "machine api.heroku.com\n  login me@example.com\n  password 01234567-89ab-cdef-0123-456789abcdef\n";

    @TempDir
    static Path home;

    private static final String APP =
            "connected-" + UUID.randomUUID().toString().substring(0, 8);

    private static Platform platform;
    private static HerokuCli cli;
    private static Program.Ended login;
    private static Program.Ended created;

    /** Somebody who has an account at Heroku as well. */
    @BeforeAll
    static void logIn() throws IOException {
        platform = Platform.shared();
        Files.writeString(home.resolve(".netrc"), HEROKUS);
        cli = HerokuCli.behindConnect(HerokuCliVersion.CURRENT, platform, home);
        login = cli.login(Platform.OPERATOR, Platform.PASSWORD);
        created = cli.run("create", APP);
    }

    @AfterAll
    static void delete() {
        platform.api().delete("/apps/" + APP);
    }

    @Test
    void logsIn() {
        assertThat(login.status()).isZero();
        assertThat(login.out())
                .contains("POST https://api.heroku.com/oauth/authorizations", "Logged in as " + Platform.OPERATOR);
    }

    @Test
    void keepsTheLoginToHerokuBesideTheNewOne() throws IOException {
        assertThat(Files.readString(home.resolve(".netrc")))
                .startsWith(HEROKUS + "machine localhost:" + platform.port() + "\n  login " + Platform.OPERATOR
                        + "\n  password slipway-")
                .doesNotContain("git.heroku.com");
    }

    @Test
    void createsAnApp() {
        assertThat(created.status()).isZero();
        assertThat(created.out()).contains("https://git.heroku.com/" + APP + ".git");
        assertThat(created.err()).contains("slipway-connect: POST https://api.heroku.com/apps\n");
    }

    @Test
    void showsAnApp() {
        Program.Ended info = cli.run("apps:info", "-a", APP);
        assertThat(info.out()).contains("=== " + APP, Platform.OPERATOR);
        assertThat(info.status()).isZero();
    }

    @Test
    void setsConfigAndFollowsTheLog() {
        try (Program tail = cli.start("logs", "--tail", "-a", APP)) {
            tail.awaitOutput("Release v1 created");
            assertThat(cli.run("config:set", "GREETING=ahoy", "-a", APP).out()).contains("GREETING: ahoy");
            tail.awaitOutput("Set GREETING config vars");
            tail.interrupt();
        }
        assertThat(platform.api()
                        .get("/apps/" + APP + "/config-vars")
                        .path("GREETING")
                        .asText())
                .isEqualTo("ahoy");
    }

    @Test
    void pushesCodeToHerokusGitHost(@TempDir Path folder) throws IOException {
        GitFolder code = new GitFolder(folder);
        code.write("Procfile", "worker: sleep 1000000\n").commit("Work");
        cli.in(folder);
        try {
            assertThat(cli.run("git:remote", "-a", APP).out()).contains("https://git.heroku.com/" + APP + ".git");
            Program.Ended push = cli.git("push", "heroku", "main");
            assertThat(push.err()).contains("remote: -----> Launching...", "main -> main");
            assertThat(push.status()).isZero();
        } finally {
            cli.in(home);
        }
    }

    /** Of a host that is not even Heroku's usual one. */
    @Test
    void showsTheErrorsOfAnAppThatIsMonitored() {
        String name = platform.api().createApp();
        Program.Ended without = cli.run("apps:errors", "-a", name);
        assertThat(without.err()).contains(name + " is not monitored", "addons:create slipway-monitoring");
        assertThat(without.status()).isNotZero();
        platform.api().post("/apps/" + name + "/addons", "{\"plan\":\"slipway-monitoring\"}");
        assertThat(cli.run("apps:errors", "-a", name).out()).contains("No errors on");
        PlatformDatabase.of(platform)
                .update(
                        "INSERT INTO metric_slot SELECT m.addon_id, date_trunc('minute', now()), 'web', 1, a.id,"
                                + " '{0,0,0,0,0,3}', 0, '', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,"
                                + " '{\"H12\": 3, \"crashed\": 1}' FROM monitored_app m JOIN app a ON a.id = m.app_id"
                                + " WHERE a.name = ?",
                        name);
        Program.Ended errors = cli.run("apps:errors", "-a", name, "--json");
        assertThat(errors.out().replaceAll("\\s", "")).contains("\"router\":{\"H12\":3}");
        platform.api().delete("/apps/" + name);
    }

    /** The CLI goes to its dyno past all proxies; slipway-connect leads it by the platform's one port. */
    @Test
    void runsACommandAndTellsItsStatus() {
        Tarball source = new Tarball().file("Procfile", "worker: sleep 1000000\n");
        Deploy.source(platform, platform.api(), APP, source);
        Program.Ended ended = cli.run("run", "-a", APP, "echo hello; exit 3", "--exit-code");
        assertThat(ended.out()).contains("hello");
        assertThat(ended.status()).isEqualTo(3);
    }
}
