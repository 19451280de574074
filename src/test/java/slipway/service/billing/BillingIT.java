package slipway.service.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.integration.database.OwnDatabase;
import slipway.model.accounts.Account;
import slipway.model.apps.App;
import slipway.model.billing.BillingMonth;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoPlace;
import slipway.model.dynos.DynoState;
import slipway.service.billing.ledger.SetClock;

/** Pools, bills, invoices and credits on a real database, by a clock that the test turns. */
class BillingIT {
    private static final BillingMonth MAY = new BillingMonth(YearMonth.of(2026, 5));
    private static final long HOUR = 3_600;
    private static final long DAY = 24 * HOUR;

    private static OwnDatabase database;

    private final SetClock clock = new SetClock(MAY.start());
    private BillingBench bench;
    private Account ada;
    private App shop;

    @BeforeAll
    static void start() {
        database = OwnDatabase.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void begin() {
        bench = new BillingBench(database, clock, Map.of("SLIPWAY_FREE_HOURS", "100"));
        bench.clear();
        bench.startPlatform();
        bench.beat();
        ada = bench.account("ada");
        shop = bench.app(ada, "shop");
    }

    private Dyno start(String size) {
        return start(size, 1);
    }

    private Dyno start(String size, int number) {
        Dyno dyno = new Dyno(new DynoPlace(shop.id(), "web", number), UUID.randomUUID(), 1, "run", size, 0);
        bench.settle(shop, List.of(dyno));
        return dyno;
    }

    private void pass(long seconds) {
        clock.pass(seconds);
        bench.beat();
    }

    @Test
    void twoDynosEmptyThePoolTwiceAsFast() {
        start("Free", 1);
        Dyno second = start("Eco", 2);
        pass(10 * HOUR);
        bench.close(second);
        pass(5 * HOUR);
        assertThat(bench.pool(ada).used()).isEqualTo(25 * HOUR);
        assertThat(bench.pool(ada).byApp()).containsExactly(Map.entry(shop.id(), 25 * HOUR));
        assertThat(bench.pool(ada).percent()).isEqualTo(25);
    }

    @Test
    void sayWhenThePoolWillBeEmptyAtTheRateOfTheMonth() {
        start("Free");
        pass(2 * DAY);
        // 48 of 100 hours in two days: the other 52 take 52 hours.
        assertThat(bench.pool(ada).emptyAt()).contains(clock.wall().plus(Duration.ofHours(52)));
        bench.close(start("Free", 2));
        Account thrifty = bench.account("thrifty");
        assertThat(bench.pool(thrifty).emptyAt()).isEmpty();
    }

    @Test
    void theNextLookComesWhenSomebodyWillHaveNothingLeft() {
        start("Free");
        pass(99 * HOUR);
        assertThat(bench.review().next()).contains(clock.wall().plusSeconds(HOUR));
        assertThat(bench.isEmpty(ada)).isFalse();
        pass(HOUR);
        assertThat(bench.review().changed()).containsExactly(ada.id());
        assertThat(bench.isEmpty(ada)).isTrue();
    }

    @Test
    void hoursBeginAnewOnTheFirst() {
        Dyno dyno = start("Free");
        pass(100 * HOUR);
        bench.review();
        bench.close(dyno);
        clock.pass(MAY.end().getEpochSecond() - clock.wall().getEpochSecond());
        bench.beat();
        assertThat(bench.review().changed()).containsExactly(ada.id());
        assertThat(bench.isEmpty(ada)).isFalse();
        assertThat(bench.pool(ada).used()).isZero();
    }

    @Test
    void aPlatformThatComesBackKnowsWhoHasNothingLeft() {
        Dyno dyno = start("Free");
        pass(100 * HOUR);
        bench.close(dyno);
        bench.startPlatform();
        bench.review();
        assertThat(bench.isEmpty(ada)).isTrue();
    }

    @Test
    void peopleAreToldAtEightyAndAtAHundredPerCentOnce() {
        start("Free");
        pass(79 * HOUR);
        bench.review();
        assertThat(bench.mails).isEmpty();
        pass(HOUR);
        bench.review();
        pass(HOUR);
        bench.review();
        assertThat(bench.mails).hasSize(1);
        assertThat(bench.mails.get(0))
                .startsWith("80 % of your free dyno hours are used: 80 of 100 free hours of this month are used.")
                .contains("used up on 5 May", "until 1 June");
        pass(19 * HOUR);
        bench.review();
        bench.review();
        assertThat(bench.mails).hasSize(2);
        assertThat(bench.mails.get(1)).startsWith("Your free dyno hours are used up: All 100 free hours");
    }

    @Test
    void aWholeMonthCostsItsPriceHoweverLongItIs() {
        start("Basic");
        pass(31 * DAY);
        assertThat(bench.bill(ada, MAY).cents()).isEqualTo(700);
        assertThat(bench.bill(ada, MAY.next()).cents()).isZero();
    }

    @Test
    void aSecondOfAnExpensiveDynoIsNotLost() {
        Dyno dyno = start("Performance-L");
        pass(DAY + 1);
        bench.close(dyno);
        assertThat(bench.bill(ada, MAY).lines()).singleElement().satisfies(line -> {
            assertThat(line.seconds()).isEqualTo(DAY + 1);
            assertThat(line.cents()).isEqualTo(1_667);
        });
    }

    @Test
    void whatRunsGoesOnAtANewPrice() {
        start("Basic");
        pass(15 * DAY);
        bench.price(ada, "Basic", 1_400);
        pass(DAY);
        assertThat(bench.bill(ada, MAY).lines())
                .extracting(line -> line.centsPerMonth() + " for " + line.seconds() / DAY + ": " + line.cents())
                .containsExactly("700 for 15: 350", "1400 for 1: 47");
    }

    @Test
    void creditsPayInvoicesUntilTheyAreUsedUp() {
        bench.give(ada, 1_000);
        start("Basic");
        clock.pass(92 * DAY);
        bench.beat();
        assertThat(bench.closeMonths()).isEqualTo(2);
        assertThat(bench.invoices(ada))
                .extracting(invoice -> invoice.month() + " " + invoice.creditsCents() + " " + invoice.totalCents())
                .containsExactly("2026-05 700 0", "2026-06 300 400");
    }

    @Test
    void aMonthIsClosedADayAfterItsEnd() {
        start("Basic");
        clock.pass(31 * DAY);
        bench.beat();
        assertThat(bench.closeMonths()).isZero();
        clock.pass(DAY);
        bench.beat();
        assertThat(bench.closeMonths()).isEqualTo(1);
        assertThat(bench.closeMonths()).isZero();
    }

    @Test
    void nothingIsInvoicedByAClockThatWasSetToday() {
        start("Basic");
        pass(DAY);
        clock.step(90 * DAY);
        bench.beat();
        pass(DAY - 1);
        assertThat(bench.closeMonths()).isZero();
        clock.step(-90 * DAY);
        bench.beat();
        pass(40 * DAY);
        assertThat(bench.closeMonths()).isEqualTo(1);
        // All of May but its first day, and that day.
        assertThat(bench.invoices(ada))
                .extracting(invoice -> invoice.month() + " " + invoice.chargesCents())
                .containsExactly("2026-05 700");
    }

    @Test
    void theDatabaseItselfKeepsWhatIsWritten() {
        Dyno dyno = start("Basic");
        clock.pass(40 * DAY);
        bench.beat();
        bench.close(dyno);
        bench.closeMonths();
        for (String change : List.of(
                "UPDATE usage_interval SET ended_at = now()",
                "UPDATE usage_interval SET cents_per_month = 0",
                "DELETE FROM usage_interval",
                "UPDATE invoice SET charges_cents = 0",
                "DELETE FROM invoice_line")) {
            assertThatThrownBy(() -> bench.update(change)).as(change).hasMessageContaining("ERROR");
        }
    }

    @Test
    void aDynoThatEndedWhileNobodyLookedCountsUntilItsEnd() {
        Dyno dyno = start("Free");
        pass(HOUR);
        Instant end = clock.wall().plusSeconds(600);
        clock.pass(2 * HOUR);
        bench.startPlatform();
        bench.closeAt(dyno, end);
        assertThat(bench.pool(ada).used()).isEqualTo(HOUR + 600);
    }

    @Test
    void timeThatIsOnlySkippedByTheClockDoesNotCount() {
        pass(5 * DAY);
        start("Free");
        pass(HOUR);
        clock.step(10 * HOUR);
        pass(HOUR);
        clock.step(-DAY);
        pass(HOUR);
        assertThat(bench.pool(ada).used()).isEqualTo(3 * HOUR);
    }

    @Test
    void crashesDoNotCountAndNeitherDoesSleep() {
        Dyno dyno = start("Free");
        pass(HOUR);
        dyno.moveTo(DynoState.NAPPING);
        bench.settle(shop, List.of(dyno));
        pass(HOUR);
        dyno.wakeUp();
        bench.settle(shop, List.of(dyno));
        pass(HOUR);
        dyno.moveTo(DynoState.CRASHED);
        bench.settle(shop, List.of(dyno));
        pass(HOUR);
        assertThat(bench.pool(ada).used()).isEqualTo(2 * HOUR);
    }
}
