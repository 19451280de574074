package slipway.model.releases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When a release takes effect. */
class ReleaseTest {
    private static Release release() {
        return new Release(
                UUID.randomUUID(), 1, Optional.empty(), new byte[] {1}, "Deploy 1a2b3c4d", UUID.randomUUID());
    }

    @Nested
    class WithNothingToWaitFor {
        private final Release release = release();

        @Test
        void takesEffectAtOnce() {
            assertThat(release.status()).isEqualTo(ReleaseStatus.SUCCEEDED);
            assertThat(release.command()).isEmpty();
            assertThat(release.updatedAt()).isEqualTo(release.createdAt());
        }

        @Test
        void cannotFailAnyMore() {
            assertThatIllegalStateException().isThrownBy(release::fail);
        }
    }

    @Nested
    class WithAReleaseCommand {
        private final Release release = release().heldBack(Optional.of("migrate"));

        @Test
        void isPending() {
            assertThat(release.isPending()).isTrue();
            assertThat(release.command()).contains("migrate");
        }

        @Test
        void succeedsOnce() {
            release.succeed();
            assertThat(release.status()).isEqualTo(ReleaseStatus.SUCCEEDED);
            assertThat(release.updatedAt()).isAfterOrEqualTo(release.createdAt());
            assertThatIllegalStateException().isThrownBy(release::succeed);
        }

        @Test
        void failsForGood() {
            release.fail();
            assertThat(release.status()).isEqualTo(ReleaseStatus.FAILED);
            assertThatIllegalStateException().isThrownBy(release::succeed);
        }
    }

    @Test
    void waitsForTheOneBeforeItThoughItHasNoCommand() {
        Release release = release().heldBack(Optional.empty());
        assertThat(release.isPending()).isTrue();
        assertThat(release.command()).isEmpty();
    }
}
