package slipway.model.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long a mail is tried. */
class MailScheduleTest {
    @Test
    void waitsLongerEachTimeAndForAboutADayInAll() {
        var delays = IntStream.range(1, MailSchedule.MAX_ATTEMPTS)
                .mapToObj(attempts -> MailSchedule.delayAfter(attempts).orElseThrow())
                .toList();
        assertThat(delays).isSorted().doesNotHaveDuplicates();
        assertThat(delays.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofHours(24), Duration.ofHours(26));
        assertThat(MailSchedule.delayAfter(MailSchedule.MAX_ATTEMPTS)).isEmpty();
    }
}
