package slipway.journey.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.HerokuCli;
import slipway.journey.Platform;
import slipway.journey.Program;

/** {@code heroku create} and {@code git push heroku main}, with nothing but the lines of {@code GET /env}. */
@EnabledIf("slipway.journey.HerokuCli#isInstalled")
class HerokuCliGitIT {
    private static final Platform PLATFORM = Platform.shared();

    private final String app = "pushed-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void destroy() {
        PLATFORM.api().delete("/apps/" + app);
    }

    @Test
    void fromAnIdeaToItsUrl(@TempDir Path home, @TempDir Path folder) throws IOException {
        GitFolder code = new GitFolder(folder);
        code.copy(Path.of("src/test/sites/express")).commit("Hello");
        HerokuCli cli =
                HerokuCli.withToken(PLATFORM, home, PLATFORM.api().token()).in(folder);

        assertThat(cli.run("create", app).out()).contains("/" + app + ".git");
        assertThat(cli.run("buildpacks:set", "heroku/nodejs").out()).contains("Buildpack set");
        Program.Ended push = cli.git("push", "heroku", "main");
        assertThat(push.err()).contains("remote: -----> Node.js app detected", "main -> main");
        assertThat(push.status()).isZero();
        Platform.await("the site answers", () -> PLATFORM.visit(app, "/").body().contains("Hello from Express"));

        Path clone = home.resolve("clone");
        assertThat(cli.run("git:clone", clone.toString(), "-a", app).status()).isZero();
        assertThat(clone.resolve("index.js")).exists();
    }
}
