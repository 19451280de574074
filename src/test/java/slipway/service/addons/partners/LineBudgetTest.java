package slipway.service.addons.partners;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Nobody fills the way to disk alone. */
class LineBudgetTest {
    private final AtomicLong now = new AtomicLong();
    private final LineBudget budget = new LineBudget(now::get);
    private final UUID addOn = UUID.randomUUID();

    @Test
    void endsAndComesBackByTheSecond() {
        assertThat(budget.take(addOn, LineBudget.MOST)).isTrue();
        assertThat(budget.take(addOn, 1)).isFalse();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(budget.take(addOn, LineBudget.PER_SECOND + 1)).isFalse();
        assertThat(budget.take(addOn, LineBudget.PER_SECOND)).isTrue();
        now.addAndGet(Duration.ofDays(1).toNanos());
        assertThat(budget.take(addOn, LineBudget.MOST + 1)).isFalse();
        assertThat(budget.take(addOn, LineBudget.MOST)).isTrue();
    }

    @Test
    void isEachAddOnsOwn() {
        assertThat(budget.take(addOn, LineBudget.MOST)).isTrue();
        assertThat(budget.take(UUID.randomUUID(), 1)).isTrue();
    }
}
