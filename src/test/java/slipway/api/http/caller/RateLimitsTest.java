package slipway.api.http.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final UUID ACCOUNT = UUID.randomUUID();

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1_000);
    private final RateLimits limits = new RateLimits(60, clock::get);

    private void use(int calls) {
        for (int i = 0; i < calls; i++) {
            assertThat(limits.take(ACCOUNT)).isTrue();
        }
    }

    @Test
    void startsFull() {
        assertThat(limits.remaining(ACCOUNT)).isEqualTo(60);
    }

    @Test
    void refusesWhenEmptyAndTakesNothingThen() {
        use(60);
        assertThat(limits.take(ACCOUNT)).isFalse();
        assertThat(limits.remaining(ACCOUNT)).isZero();
    }

    @Test
    void refillsEvenlyOverAnHour() {
        use(60);
        clock.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(limits.remaining(ACCOUNT)).isEqualTo(1);
        clock.addAndGet(Duration.ofMinutes(29).toNanos());
        assertThat(limits.remaining(ACCOUNT)).isEqualTo(30);
    }

    @Test
    void neverHoldsMoreThanAnHoursCalls() {
        use(1);
        clock.addAndGet(Duration.ofDays(2).toNanos());
        assertThat(limits.remaining(ACCOUNT)).isEqualTo(60);
    }

    @Test
    void countsEachAccountByItself() {
        use(60);
        assertThat(limits.take(UUID.randomUUID())).isTrue();
    }
}
