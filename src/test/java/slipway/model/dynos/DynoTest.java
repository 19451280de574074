package slipway.model.dynos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A dyno's life: how it begins, when it is cycled, and how long it waits after a crash. */
class DynoTest {
    private static final Duration COOL_OFF = Duration.ofMinutes(10);

    private final Dyno web = dyno("web");

    @Nested
    class WhenNew {
        @Test
        void isStarting() {
            assertThat(web.state()).isEqualTo(DynoState.STARTING);
        }

        @Test
        void isNamedAfterItsPlace() {
            assertThat(web.name()).isEqualTo("web.1");
        }

        @Test
        void hasNeverCrashed() {
            assertThat(web.crashes()).isZero();
            assertThat(web.restartAt()).isEmpty();
        }

        @Test
        void isTheWebsOnlyByItsType() {
            assertThat(web.isWeb()).isTrue();
            assertThat(dyno("webhooks").isWeb()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isLiveUntilItIsDown(DynoState state) {
        web.moveTo(state);
        assertThat(web.isLive()).isEqualTo(state != DynoState.DOWN);
    }

    @Test
    void remembersARequestedRestart() {
        web.requestRestart();
        assertThat(web.isRestartRequested()).isTrue();
    }

    @Nested
    class WhenItCrashes {
        @ParameterizedTest
        @CsvSource({"0, 0", "1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 32", "7, 32", "60, 32"})
        void waitsTwiceAsLongEachTimeUpTo32Times(int crashesBefore, int coolOffs) {
            Instant now = web.createdAt().plusSeconds(1);
            web.inheritCrashes(crashesBefore);
            web.crash(now, COOL_OFF);
            assertThat(web.restartAt()).contains(now.plus(COOL_OFF.multipliedBy(coolOffs)));
        }

        @Test
        void isCrashed() {
            web.crash(web.createdAt(), COOL_OFF);
            assertThat(web.state()).isEqualTo(DynoState.CRASHED);
        }

        @Test
        void countsACrashRightBeforeTenMinutesAsAFailedBoot() {
            web.inheritCrashes(3);
            web.crash(web.createdAt().plus(Dyno.BOOT_CRASH).minusMillis(1), COOL_OFF);
            assertThat(web.crashes()).isEqualTo(4);
        }

        @Test
        void beginsToCountAnewAfterTenMinutes() {
            web.inheritCrashes(3);
            web.crash(web.createdAt().plus(Dyno.BOOT_CRASH), COOL_OFF);
            assertThat(web.crashes()).isZero();
        }

        @Test
        void startsAgainAtOnceAfterTenMinutes() {
            Instant now = web.createdAt().plus(Dyno.BOOT_CRASH);
            web.inheritCrashes(3);
            web.crash(now, COOL_OFF);
            assertThat(web.restartAt()).contains(now);
        }
    }

    @Nested
    class WhenItGrowsOld {
        private final Instant oneDay = web.createdAt().plus(Duration.ofHours(24));

        @Test
        void isNotCycledWithin24Hours() {
            web.moveTo(DynoState.UP);
            assertThat(web.isDueForCycling(oneDay.minusMillis(1))).isFalse();
        }

        @Test
        void isCycledAfter216MoreMinutes() {
            web.moveTo(DynoState.UP);
            assertThat(web.isDueForCycling(oneDay.plus(Duration.ofMinutes(216))))
                    .isTrue();
        }

        @Test
        void isNotCycledUnlessItIsUp() {
            assertThat(web.isDueForCycling(oneDay.plus(Duration.ofDays(1)))).isFalse();
        }
    }

    private static Dyno dyno(String type) {
        DynoPlace place = new DynoPlace(UUID.randomUUID(), type, 1);
        return new Dyno(place, UUID.randomUUID(), 1, "run", "Free", 5001);
    }
}
