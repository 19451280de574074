package slipway.journey.running;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import slipway.journey.Platform;

/** A start that cannot succeed ends the process with one clear line. */
class StartFailuresIT {
    private static List<String> complaints(Map<String, String> environment) throws IOException, InterruptedException {
        Path home = Platform.newHome();
        Path log = home.resolveSibling("log");
        Map<String, String> complete =
                new HashMap<>(Map.of("PORT", String.valueOf(Platform.freePort()), "SLIPWAY_HOME", home.toString()));
        complete.putAll(environment);
        Process process = Platform.procfile(complete, log);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        List<String> lines = Files.readAllLines(log).stream()
                .filter(line -> !line.startsWith("Slipway is starting"))
                .toList();
        assertThat(lines).as("one line").hasSize(1);
        return lines;
    }

    @Test
    void onATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(complaints(Map.of("PORT", String.valueOf(taken.getLocalPort())))
                            .get(0))
                    .startsWith("slipway: Port " + taken.getLocalPort() + " cannot be used");
        }
    }

    @Test
    void onAHomeThatAnotherPlatformUses() throws Exception {
        Platform other = Platform.shared();
        assertThat(complaints(Map.of("SLIPWAY_HOME", other.home().toString())).get(0))
                .isEqualTo("slipway: Slipway is running on " + other.home() + " already (process " + other.pid()
                        + "). Stop that one, or set SLIPWAY_HOME to another folder.");
    }

    @Test
    void onADatabaseThatCannotBeReached() throws Exception {
        int nobody = Platform.freePort();
        assertThat(complaints(Map.of("DATABASE_URL", "postgres://me:top-secret@127.0.0.1:" + nobody + "/mine"))
                        .get(0))
                .startsWith(
                        "slipway: The database at jdbc:postgresql://127.0.0.1:" + nobody + "/mine cannot be reached")
                .doesNotContain("top-secret");
    }

    @Test
    void onADatabaseUrlThatIsNone() throws Exception {
        assertThat(complaints(Map.of("DATABASE_URL", "mysql://x")).get(0))
                .isEqualTo("slipway: DATABASE_URL must look like postgres://user:password@host:5432/name.");
    }

    @Test
    void onAHomeThatCannotBeWritten() throws Exception {
        Path file = Files.createTempFile("slipway", "file");
        assertThat(complaints(Map.of("SLIPWAY_HOME", file.resolve("home").toString()))
                        .get(0))
                .startsWith("slipway: The home " + file.resolve("home") + " cannot be written");
    }

    @Test
    void onSettingsThatAreWrongOrUnknown() throws Exception {
        assertThat(complaints(Map.of("SLIPWAY_SLEEP_EARLY", "1", "SLIPWAY_BOOT_TIMEOUT", "soon"))
                        .get(0))
                .contains("SLIPWAY_BOOT_TIMEOUT must be an ISO 8601 duration such as PT30M, not \"soon\"")
                .contains("SLIPWAY_SLEEP_EARLY is not a setting of Slipway");
    }

    @Test
    void onAPortThatIsNoNumber() throws Exception {
        assertThat(complaints(Map.of("PORT", "many")).get(0))
                .isEqualTo("slipway: PORT must be a number from 1 to 65535, not \"many\".");
    }

    @Test
    void onAHomeWherePostgresCannotGo() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")), "only root has to drop its rights for PostgreSQL");
        Path closed = Files.createTempDirectory("closed");
        assertThat(complaints(Map.of("SLIPWAY_HOME", closed.resolve("home").toString()))
                        .get(0))
                .contains("who cannot enter " + closed)
                .contains("set SLIPWAY_HOME to a folder outside of it");
    }
}
