package slipway.integration.dynos.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import slipway.integration.dynos.jvm.BootTimes.Verdict;
import slipway.integration.dynos.jvm.BootTimes.Way;

class BootTimesTest {
    private BootTimes times = BootTimes.none();

    @Test
    void beginWithABootThatRecords() {
        assertThat(times.next(false)).isEqualTo(Way.RECORDING);
    }

    @Test
    void areOpenUntilTwoBootsHadTheArchive() {
        booted(Way.RECORDING, 1000);
        booted(Way.ARCHIVED, 500);
        assertThat(times.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(times.next(true)).isEqualTo(Way.ARCHIVED);
    }

    @Test
    void keepWhatIsClearlyQuickerWithoutAPlainBoot() {
        booted(Way.RECORDING, 1000);
        booted(Way.ARCHIVED, 700, 1500);
        assertThat(times.verdict()).isEqualTo(Verdict.KEEP);
        assertThat(times.next(true)).isEqualTo(Way.ARCHIVED);
    }

    @Test
    void wantPlainBootsWhereRecordingMayBeWhatWasSlow() {
        booted(Way.RECORDING, 1000);
        booted(Way.ARCHIVED, 800, 820);
        assertThat(times.verdict()).isEqualTo(Verdict.OPEN);
        assertThat(times.next(true)).isEqualTo(Way.PLAIN);
    }

    @Test
    void keepWhatIsQuickerThanPlainBoots() {
        booted(Way.RECORDING, 1000);
        booted(Way.ARCHIVED, 850, 860);
        booted(Way.PLAIN, 1500, 900);
        assertThat(times.verdict()).isEqualTo(Verdict.KEEP);
    }

    @Test
    void dropWhatIsHardlyQuicker() {
        booted(Way.RECORDING, 1000);
        booted(Way.ARCHIVED, 860, 900);
        booted(Way.PLAIN, 1500, 900);
        assertThat(times.verdict()).isEqualTo(Verdict.DROP);
    }

    @Test
    void areNotMisledByABusyMoment() {
        booted(Way.RECORDING, 900);
        booted(Way.ARCHIVED, 4000, 600);
        assertThat(times.verdict()).isEqualTo(Verdict.KEEP);
    }

    @Test
    void askForNothingMoreOnceGivenUp() {
        times = times.givenUp();
        assertThat(times.next(false)).isEqualTo(Way.PLAIN);
        assertThat(times.next(true)).isEqualTo(Way.PLAIN);
    }

    @Test
    void areReadAsTheyWereWritten() {
        booted(Way.RECORDING, 1000);
        booted(Way.ARCHIVED, 500, 600);
        times = times.givenUp();
        assertThat(BootTimes.parse(times.text())).isEqualTo(times);
    }

    private void booted(Way way, long... all) {
        for (long took : all) {
            times = times.with(way, took);
        }
    }
}
