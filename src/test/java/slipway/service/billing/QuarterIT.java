package slipway.service.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import slipway.integration.database.OwnDatabase;
import slipway.model.accounts.Account;
import slipway.model.apps.App;
import slipway.model.billing.BillLine;
import slipway.model.billing.BillingMonth;
import slipway.model.dynos.Dyno;
import slipway.model.dynos.DynoPlace;
import slipway.model.dynos.DynoState;
import slipway.service.billing.SimpleModel.What;
import slipway.service.billing.ledger.SetClock;

/**
 * A quarter of a year in which anything may happen at any second: dynos start, stop, crash, get other sizes, owners and
 * prices; the platform is killed, the machine starts anew, the clock is set. Ledger, free hours and invoices must be what
 * the simplest model says, to the second and the cent.
 */
class QuarterIT {
    private static final Instant BEGINNING = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant END = Instant.parse("2026-04-03T00:00:00Z");
    private static final List<String> SIZES = List.of("Free", "Eco", "Basic", "Standard-1X", "Performance-M");
    private static final Map<String, Integer> PRICES =
            Map.of("Free", 0, "Eco", 0, "Basic", 700, "Standard-1X", 2_500, "Performance-M", 25_000);

    private static OwnDatabase database;

    private final SetClock clock = new SetClock(BEGINNING);
    private final SimpleModel model = new SimpleModel();
    private final Map<List<Object>, Integer> agreed = new HashMap<>();
    private final List<Dyno> dynos = new ArrayList<>();
    private final List<Account> people = new ArrayList<>();
    private final List<App> apps = new ArrayList<>();
    private BillingBench bench;
    private Random random;

    private int closed;

    /** What the clock on the wall is ahead of the ledger's, until the next beat. */
    private long ahead;

    @BeforeAll
    static void start() {
        database = OwnDatabase.start();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isCountedToTheSecondAndTheCent(long seed) {
        random = new Random(seed);
        bench = new BillingBench(database, clock, Map.of());
        bench.clear();
        bench.startPlatform();
        for (int i = 0; i < 3; i++) {
            people.add(bench.account("person" + i));
        }
        for (int i = 0; i < 4; i++) {
            apps.add(bench.app(people.get(i % 3), "app-" + i));
        }
        bench.beat();
        while (clock.wall().isBefore(END)) {
            pass(1 + random.nextInt(random.nextInt(10) == 0 ? 400_000 : 30_000));
            happen();
        }
        bench.beat();
        ahead = 0;
        // Until nobody has set the clock for a day.
        passSeen(2 * 86_400);
        bench.beat();
        check();
    }

    /** The platform lives, and looks at its clock, until shortly before the next thing happens. */
    private void pass(long seconds) {
        long unseen = 1 + random.nextInt(9);
        if (seconds > unseen && ahead != 0) {
            passSeen(1);
            bench.beat();
            ahead = 0;
            passSeen(seconds - unseen);
            bench.beat();
            passSeen(unseen - 1);
        } else {
            passSeen(Math.max(1, seconds - unseen));
            bench.beat();
            ahead = 0;
            passSeen(unseen);
        }
    }

    private void passSeen(long seconds) {
        if (seconds > 0) {
            model.pass(bench.now(), seconds);
            clock.pass(seconds);
        }
    }

    private void happen() {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> startOne();
            case 4, 5 -> stopOne(DynoState.DOWN);
            case 6 -> stopOne(DynoState.CRASHED);
            case 7 -> handOver();
            case 8 -> changePrice();
            case 9 -> killPlatform();
            case 10 -> step();
            default -> resize();
        }
        if (random.nextInt(40) == 0) {
            reboot();
        }
        if (random.nextInt(20) == 0) {
            closed += bench.closeMonths();
            bench.review();
        }
    }

    private void startOne() {
        App app = any(apps);
        start(app, new DynoPlace(app.id(), random.nextBoolean() ? "web" : "worker", 1 + random.nextInt(2)), any(SIZES));
    }

    private void start(App app, DynoPlace place, String size) {
        boolean taken =
                dynos.stream().anyMatch(dyno -> new DynoPlace(dyno.appId(), dyno.type(), dyno.number()).equals(place));
        if (!taken) {
            Dyno dyno = new Dyno(place, UUID.randomUUID(), 1, "run", size, 0);
            dynos.add(dyno);
            settle(app);
            model.runs(dyno.id(), what(app, dyno));
        }
    }

    private void stopOne(DynoState to) {
        if (!dynos.isEmpty()) {
            Dyno dyno = any(dynos);
            dyno.moveTo(to);
            bench.close(dyno);
            dynos.remove(dyno);
            model.runs(dyno.id(), null);
        }
    }

    private void resize() {
        if (!dynos.isEmpty()) {
            Dyno dyno = any(dynos);
            stop(dyno);
            App app = appOf(dyno);
            start(app, new DynoPlace(app.id(), dyno.type(), dyno.number()), any(SIZES));
        }
    }

    private void stop(Dyno dyno) {
        bench.close(dyno);
        dynos.remove(dyno);
        model.runs(dyno.id(), null);
    }

    private void handOver() {
        App app = any(apps);
        bench.handOver(app, any(people));
        settle(app);
        dynos.stream()
                .filter(dyno -> dyno.appId().equals(app.id()))
                .forEach(dyno -> model.runs(dyno.id(), what(app, dyno)));
    }

    private void changePrice() {
        Account person = any(people);
        String size = any(SIZES);
        int cents = random.nextInt(5_000);
        agreed.put(List.of(person.id(), size), cents);
        bench.price(person, size, cents);
        dynos.forEach(dyno -> model.runs(dyno.id(), what(appOf(dyno), dyno)));
    }

    private void step() {
        long seconds = (random.nextBoolean() ? 1 : -1) * (5 + random.nextInt(random.nextBoolean() ? 60 : 7_200));
        clock.step(seconds);
        ahead += seconds;
    }

    /** Some dynos end while no platform looks; when, is written down if the clock is as it was. */
    private void killPlatform() {
        Instant killed = bench.now();
        long away = 1 + random.nextInt(3_000);
        long until = random.nextInt((int) away);
        Instant wallAtEnd = clock.wall().plusSeconds(until);
        passSeen(away);
        Dyno ended = dynos.isEmpty() || ahead != 0 || random.nextBoolean() ? null : any(dynos);
        if (ended != null) {
            model.takeBack(ended.id(), killed.plusSeconds(until), away - until);
        }
        bench.startPlatform();
        if (ended != null) {
            bench.closeAt(ended, wallAtEnd);
            dynos.remove(ended);
            model.runs(ended.id(), null);
        }
    }

    /** All dynos end with the machine, and nobody knows when exactly: they count until somebody last saw them. */
    private void reboot() {
        bench.beat();
        ahead = 0;
        clock.reboot();
        clock.pass(1 + random.nextInt(3_000));
        bench.startPlatform();
        dynos.forEach(dyno -> {
            bench.closeAt(dyno, bench.lastSeen());
            model.runs(dyno.id(), null);
        });
        dynos.clear();
    }

    private void settle(App app) {
        bench.settle(
                app,
                dynos.stream().filter(dyno -> dyno.appId().equals(app.id())).toList());
    }

    private What what(App app, Dyno dyno) {
        int cents = agreed.getOrDefault(List.of(app.ownerId(), dyno.size()), PRICES.get(dyno.size()));
        return new What(
                app.ownerId(),
                app.id(),
                dyno.size(),
                cents,
                List.of("Free", "Eco").contains(dyno.size()),
                dyno.name());
    }

    private App appOf(Dyno dyno) {
        return apps.stream()
                .filter(app -> app.id().equals(dyno.appId()))
                .findFirst()
                .orElseThrow();
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void check() {
        assertThat(model.months()).startsWith("2026-01", "2026-02", "2026-03");
        assertThat(closed + bench.closeMonths()).isEqualTo(3);
        for (Account person : people) {
            for (String month : model.months()) {
                BillingMonth billing = new BillingMonth(YearMonth.parse(month));
                assertThat(bench.bill(person, billing).cents())
                        .as("cents of %s in %s", person.name(), month)
                        .isEqualTo(model.cents(person.id(), month));
                assertThat(cappedSeconds(person, billing)).isLessThanOrEqualTo(model.seconds(person.id(), month));
            }
            assertThat(bench.pool(person).used()).isEqualTo(model.pooled(person.id(), "2026-04"));
            checkInvoices(person);
        }
    }

    private long cappedSeconds(Account person, BillingMonth month) {
        return bench.bill(person, month).lines().stream()
                .mapToLong(BillLine::seconds)
                .sum();
    }

    private void checkInvoices(Account person) {
        List<Long> expected = model.months().subList(0, 3).stream()
                .map(month -> model.cents(person.id(), month))
                .filter(cents -> cents > 0)
                .toList();
        assertThat(bench.invoices(person))
                .extracting(invoice -> invoice.chargesCents())
                .isEqualTo(expected);
        // Once more changes nothing.
        model.months()
                .subList(0, 3)
                .forEach(month -> bench.invoiceAgain(person, new BillingMonth(YearMonth.parse(month))));
        assertThat(bench.invoices(person)).hasSize(expected.size());
    }
}
