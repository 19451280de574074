package slipway.journey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.Deploy;
import slipway.journey.HerokuCli;
import slipway.journey.Platform;
import slipway.journey.Program;
import slipway.journey.Tarball;

/** {@code heroku run} and {@code run:detached} by the official CLI, which checks the platform's certificate. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliRunIT {
    private static final Platform PLATFORM = Platform.shared();
    private static final ApiClient API = PLATFORM.api();

    @TempDir
    Path home;

    private static String app;

    @BeforeAll
    static void deploySomething() {
        app = API.createApp();
        Tarball source = new Tarball().file("Procfile", "worker: sleep 1000000\n");
        assertThat(Deploy.source(PLATFORM, API, app, source).succeeded()).isTrue();
    }

    @AfterAll
    static void delete() {
        API.delete("/apps/" + app);
    }

    private HerokuCli cli() {
        return HerokuCli.withToken(PLATFORM, home, API.token());
    }

    @Test
    void runsACommandAndTellsItsStatus() {
        Program.Ended ended = cli().run("run", "-a", app, "echo hello; exit 3", "--exit-code");
        assertThat(ended.out()).contains("hello").doesNotContain("heroku-command-exit-status");
        assertThat(ended.status()).isEqualTo(3);
    }

    @Test
    void givesACommandItsInput() {
        try (Program program = cli().start("run", "-a", app, "--no-tty", "tr a-z A-Z")) {
            program.type("piped");
            Program.Ended ended = program.end();
            assertThat(ended.out()).contains("PIPED");
            assertThat(ended.status()).isZero();
        }
    }

    /** util-linux's script gives the CLI a terminal of its own, whose size the dyno's takes. */
    @Test
    void isAShellInATerminal() {
        try (Program shell =
                cli().inTerminal("stty rows 31 cols 99", List.of("run", "-a", app, "'PS1=ready: bash --norc'"))) {
            shell.awaitOutput("ready:");
            shell.type("stty size; echo $TERM-$((6*7))");
            shell.awaitOutput("31 99");
            shell.awaitOutput("-42");
            shell.type("echo asleep-$((6*8)); sleep 1000000");
            shell.awaitOutput("asleep-48");
            shell.press('\u0003');
            shell.type("echo still-$((6*9))");
            shell.awaitOutput("still-54");
            shell.type("printf '\\033]0;%s\\007' title-$((6*11))");
            shell.awaitOutput("\u001b]0;title-66\u0007");
            shell.press('\u0004');
            assertThat(shell.awaitEnd().status()).isZero();
        }
    }

    @Test
    void leavesADetachedOneToTheLog() {
        Program.Ended ended = cli().run("run:detached", "-a", app, "-e", "WHO=me", "echo for $WHO");
        assertThat(ended.complaint()).contains("done, run.");
        API.awaitLog(app, "]: for me");
    }
}
