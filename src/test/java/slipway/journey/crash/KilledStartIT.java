package slipway.journey.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import slipway.journey.Platform;

/** A start that is killed leaves nothing that keeps the next one from succeeding. */
class KilledStartIT {
    @Test
    void theFirstStartKilledWhileItsDatabaseIsMade() {
        try (Platform platform = Platform.start(Map.of(), unready -> killOnce(unready, "server.crt"))) {
            assertThat(platform.api().apps()).isEmpty();
        }
    }

    @Test
    void aLaterStartKilledWhileItsDatabaseStarts() {
        try (Platform platform = Platform.start(Map.of())) {
            String app = platform.api().createApp();
            platform.stop();
            platform.launch();
            killOnce(platform, "data/postmaster.pid");
            platform.awaitReady();
            assertThat(platform.api().apps()).containsExactly(app);
        }
    }

    /** As soon as a file of the database's is there. */
    private static void killOnce(Platform platform, String file) {
        Path path = platform.home().resolve("postgres").resolve(file);
        Platform.await(file, () -> Files.exists(path));
        platform.kill();
        platform.launch();
    }
}
