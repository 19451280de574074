package slipway.journey.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import slipway.journey.ApiClient;
import slipway.journey.HerokuCli;
import slipway.journey.Platform;
import slipway.journey.Program;

/** The operator's official CLI with a home of its own, and an empty app of each test's. */
abstract class CliOnAnApp {
    static final Platform PLATFORM = Platform.shared();
    static final ApiClient API = PLATFORM.api();

    @TempDir
    Path home;

    String app;

    @BeforeEach
    final void createTheApp() {
        app = API.createApp();
    }

    /** Some tests have destroyed or renamed it. */
    @AfterEach
    final void deleteTheApp() {
        API.send("DELETE", "/apps/" + app, "");
    }

    Program.Ended heroku(String... arguments) {
        return HerokuCli.withToken(PLATFORM, home, API.token()).run(arguments);
    }
}
