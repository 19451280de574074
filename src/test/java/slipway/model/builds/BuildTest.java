package slipway.model.builds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BuildTest {
    private final Build build = new Build(
            UUID.randomUUID(),
            UUID.randomUUID(),
            new SourceBlob("http://example.com/", Optional.empty(), Optional.empty()),
            List.of(),
            "heroku-24");

    @Test
    void failsWhileItIsPending() {
        build.fail();
        assertThat(build.status()).isEqualTo(BuildStatus.FAILED);
    }

    @Test
    void doesNotFailAfterItsRelease() {
        build.succeed(UUID.randomUUID(), UUID.randomUUID());
        build.fail();
        assertThat(build.status()).isEqualTo(BuildStatus.SUCCEEDED);
    }
}
