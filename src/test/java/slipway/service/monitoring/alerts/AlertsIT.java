package slipway.service.monitoring.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.Wiring;
import slipway.config.Home;
import slipway.config.Settings;
import slipway.integration.database.OwnDatabase;
import slipway.integration.mail.MailServer;
import slipway.integration.webhooks.HttpWebhookSender;
import slipway.journey.ApiClient;
import slipway.journey.Platform;
import slipway.journey.webhooks.HookedApp;
import slipway.model.access.Collaborator;
import slipway.model.accounts.Account;
import slipway.model.apps.App;
import slipway.model.monitoring.AlertMeasure;
import slipway.model.monitoring.AlertRule;
import slipway.model.monitoring.AlertTargets;
import slipway.model.monitoring.DynoEvent;
import slipway.model.monitoring.MetricAlert;
import slipway.model.webhooks.WebhookUrl;
import slipway.service.access.AccessPolicy;
import slipway.service.apps.AppFinder;
import slipway.service.mail.MailParts;
import slipway.service.metrics.AppMeter;
import slipway.service.metrics.TrafficSource;
import slipway.service.monitoring.MonitoringBench;
import slipway.service.monitoring.recording.RecorderParts;
import slipway.service.secrets.PlatformKey;
import slipway.service.secrets.SecretBox;
import slipway.service.secrets.UrlSigner;
import slipway.service.webhooks.Receiver;
import slipway.service.webhooks.WebhookSender;

/** From what is measured to what people and machines are told: a real database, mail server and receiver. */
class AlertsIT {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant LONG_AGO = Instant.EPOCH;
    private static final String SECRET = "s3cret";

    private static OwnDatabase database;

    private final MailServer mailServer = MailServer.start("smtp");
    private final Receiver receiver = Receiver.start();
    private MonitoringBench bench;
    private RecorderParts parts;
    private MailParts mails;
    private AlertPosts posts;
    private AlertRounds rounds;
    private SecretBox box;
    private App shop;
    private UUID addOn;

    /** How many minutes of the test's time have passed. */
    private int minute;

    /** What the container makes of it. */
    private static final class Rounds extends AlertRounds {
        @Override
        public List<Finding> look(Instant now, Instant watchedSince) {
            return database.transaction(() -> super.look(now, watchedSince));
        }

        @Override
        public void tell(Finding finding, Instant now) {
            database.transaction(() -> super.tell(finding, now));
        }
    }

    private static final class PostRecords extends AlertPostRecords {
        @Override
        List<UUID> due() {
            return database.transaction(super::due);
        }

        @Override
        Optional<WebhookSender.Notification> begin(UUID id) {
            return database.transaction(() -> super.begin(id));
        }

        @Override
        void end(UUID id, WebhookSender.Answer answer) {
            database.transaction(() -> super.end(id, answer));
        }
    }

    @BeforeAll
    static void start() {
        database = OwnDatabase.start();
    }

    @AfterAll
    static void stop() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void begin() {
        bench = new MonitoringBench(database);
        parts = new RecorderParts(database, bench);
        Settings settings = Settings.of(Map.of(
                "SLIPWAY_SMTP_URL", "smtp://127.0.0.1:" + mailServer.port(),
                "SLIPWAY_SECRET_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "SLIPWAY_PRIVATE_WEBHOOKS", "true",
                "PORT", "8080"));
        PlatformKey key = Wiring.wire(new PlatformKey(), settings, Wiring.wire(new Home(), settings));
        box = Wiring.wire(new SecretBox(), key);
        mails = new MailParts(database, settings);
        posts = Wiring.wire(
                new AlertPosts(),
                Wiring.wire(new PostRecords(), database.entities(), box),
                Wiring.wire(new HttpWebhookSender(), settings));
        posts.resume();
        rounds = Wiring.wire(
                new Rounds(),
                database.entities(),
                bench.monitored(),
                parts.store(),
                Wiring.wire(new AppFinder(), database.entities(), new AccessPolicy()),
                mails.outbox(),
                posts,
                Wiring.wire(new UrlSigner(), key, settings),
                database.afterCommit());
        shop = bench.app(bench.account("ada"), "shop");
        addOn = bench.monitor(shop, 24, 2);
    }

    @AfterEach
    void close() {
        posts.stop();
        mails.close();
        receiver.close();
        mailServer.close();
    }

    private MetricAlert add(AlertRule rule, AlertTargets targets) {
        UUID id = UUID.randomUUID();
        MetricAlert alert = new MetricAlert(id, addOn, rule, targets, box.seal(id, SECRET));
        database.transaction(() -> database.entities().persist(alert));
        return alert;
    }

    private MetricAlert onLatency(int period) {
        return add(
                new AlertRule("web", AlertMeasure.LATENCY, 1_000, period, 5),
                new AlertTargets(true, Set.of(), Optional.of(new WebhookUrl(receiver.url("/alerts")))));
    }

    private AppMeter meter() {
        return bench.metered().of(shop.id()).orElseThrow();
    }

    private Instant now() {
        return NOON.plus(Duration.ofMinutes(minute)).plusSeconds(3);
    }

    /** A minute in which every answer took so long; then a round. */
    private void minuteOf(long millis) {
        TrafficSource.tell(meter(), now(), 200, millis);
        minute++;
        round(LONG_AGO);
    }

    private void round(Instant watchedSince) {
        parts.recorder().record(now());
        rounds.look(now(), watchedSince).forEach(finding -> rounds.tell(finding, now()));
    }

    private List<String> subjects() {
        return mailServer.mails().stream().map(AlertsIT::subject).toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> recipients() {
        return mailServer.mails().stream()
                .map(mail -> {
                    try {
                        return mail.getRecipients(Message.RecipientType.TO)[0].toString();
                    } catch (MessagingException e) {
                        throw new AssertionError(e);
                    }
                })
                .sorted()
                .toList();
    }

    private List<String> posted() {
        return receiver.received().stream()
                .map(each -> ApiClient.parse(each.body()).path("action").asText())
                .toList();
    }

    private void awaitMails(String... wanted) {
        Platform.await("mails " + List.of(wanted), () -> subjects().equals(List.of(wanted)));
    }

    @Test
    void mailAndWebhookAreToldOnceAtEachChange() throws MessagingException, IOException {
        onLatency(1);
        minuteOf(100);
        minuteOf(3_000);
        minuteOf(3_000);
        minuteOf(3_000);
        minuteOf(100);
        minuteOf(100);
        String rule = "web: 95th percentile of response times of 1000 ms or more over 1 min";
        awaitMails("[shop] Alert: " + rule, "[shop] Over: " + rule);
        Platform.await("both posts", () -> posted().equals(List.of("began", "ended")));
        assertThat(recipients()).containsOnly("ada@example.com");
        assertThat(mailServer.mails().get(0).getContent().toString())
                .contains("web needs a look.")
                .containsPattern("Measured: (29|30)\\d\\d(\\.\\d+)? ms")
                .contains("http://localhost:8080/apps/shop/metrics");
        Receiver.Received first = receiver.received().get(0);
        assertThat(first.header("Heroku-Webhook-Hmac-SHA256")).isEqualTo(HookedApp.hmac(SECRET, first.body()));
        JsonNode data = ApiClient.parse(first.body()).path("data");
        assertThat(data.path("app").path("name").asText()).isEqualTo("shop");
        assertThat(data.path("state").asText()).isEqualTo("alerting");
        assertThat(data.path("measured").asDouble()).isBetween(2_900.0, 3_100.0);
        assertThat(database.update("DELETE FROM alert_post")).isZero();
    }

    @Test
    void whatGoesOnIsToldAgainNoMoreOftenThanWasChosen() {
        onLatency(1);
        for (int i = 0; i < 12; i++) {
            minuteOf(3_000);
        }
        Platform.await("three posts", () -> posted().equals(List.of("began", "goes_on", "goes_on")));
        Platform.await("three mails", () -> subjects().size() == 3);
        assertThat(subjects())
                .hasSize(3)
                .filteredOn(text -> text.contains("Still alert"))
                .hasSize(2);
    }

    @Test
    void aLongerPeriodLooksAtAllOfIt() {
        onLatency(5);
        // Two slow answers among forty are no more than 5 %.
        IntStream.range(0, 4).forEach(i -> {
            IntStream.range(0, 9).forEach(any -> TrafficSource.tell(meter(), now(), 200, 100));
            minuteOf(100);
        });
        IntStream.range(0, 9).forEach(any -> TrafficSource.tell(meter(), now(), 200, 100));
        minuteOf(3_000);
        assertThat(database.<Boolean>transaction(() -> database.entities()
                        .createQuery("select a from MetricAlert a", MetricAlert.class)
                        .getSingleResult()
                        .isAlerting()))
                .isFalse();
        minuteOf(3_000);
        minuteOf(3_000);
        minuteOf(3_000);
        Platform.await("one mail", () -> subjects().size() == 1);
    }

    @Test
    void silenceAfterAStartIsNotTakenForAllIsWell() {
        onLatency(1);
        minuteOf(3_000);
        Platform.await("the alert", () -> posted().equals(List.of("began")));
        // The platform was away for some minutes, and comes back.
        minute += 5;
        Instant started = now();
        round(started);
        assertThat(rounds.look(now(), started)).isEmpty();
        minute += 2;
        round(started);
        Platform.await("its end", () -> posted().equals(List.of("began", "ended")));
    }

    @Test
    void severalThatLookAtTheSameTimeTellOnce() {
        onLatency(1);
        TrafficSource.tell(meter(), now(), 200, 3_000);
        minute++;
        parts.recorder().record(now());
        List<AlertRounds.Finding> seen = rounds.look(now(), LONG_AGO);
        assertThat(seen).hasSize(1);
        CompletableFuture<?>[] all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> rounds.tell(seen.get(0), now())))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();
        Platform.await("the mail", () -> subjects().size() == 1);
        Platform.await("the post", () -> posted().size() == 1);
        assertThat(database.update("DELETE FROM mail")).isEqualTo(1);
    }

    @Test
    void onlyThoseWhoStillShareTheAppAreSentMails() {
        Account bob = bench.account("bob");
        Account eve = bench.account("eve");
        database.transaction(
                () -> database.entities().persist(new Collaborator(shop.id(), bob.id(), Collaborator.USUAL)));
        add(
                new AlertRule("web", AlertMeasure.ERROR_RATE, 5, 1, 60),
                new AlertTargets(false, Set.of(bob.id(), eve.id()), Optional.empty()));
        TrafficSource.tell(meter(), now(), 503, 10);
        minuteOf(10);
        Platform.await("the mail", () -> recipients().equals(List.of("bob@example.com")));
    }

    @Test
    void alertsBeyondThePlanAreNotLookedAt() {
        onLatency(1);
        onLatency(1);
        onLatency(1);
        minuteOf(3_000);
        Platform.await("mails of two", () -> subjects().size() == 2);
        database.transaction(() -> bench.monitored().monitor(addOn, shop.id(), 168, 10));
        minuteOf(3_000);
        Platform.await("that of the third", () -> subjects().size() == 3);
    }

    @Test
    void aReceiverThatIsAwayIsTriedAgainAndThenItIsSaid() {
        MetricAlert alert = onLatency(1);
        receiver.failTimes(2);
        minuteOf(3_000);
        Platform.await("the third attempt", () -> receiver.received().size() == 3);
        assertThat(receiver.received().stream().map(Receiver.Received::body).distinct())
                .hasSize(1);
        Platform.await(
                "nothing to be left",
                () -> database.transaction(() -> database.entities()
                        .createQuery("select p from AlertPost p")
                        .getResultList()
                        .isEmpty()));
        receiver.answer(500);
        minuteOf(10);
        Platform.await("attempts", () -> receiver.received().size() > 3);
        database.update("UPDATE alert_post SET attempts = 11, next_attempt_at = now()");
        Platform.await(
                "what is wrong to be noted",
                () -> database.transaction(() -> database.entities()
                        .find(MetricAlert.class, alert.id())
                        .postError()
                        .equals(Optional.of("answered 500"))));
    }

    @Test
    void dynosThatCrashOrAreNotThereAlert() {
        add(
                new AlertRule("worker", AlertMeasure.CRASHES, 2, 1, 60),
                new AlertTargets(true, Set.of(), Optional.empty()));
        add(
                new AlertRule("worker", AlertMeasure.DYNOS_DOWN, 1, 1, 60),
                new AlertTargets(true, Set.of(), Optional.empty()));
        meter().happened("worker", DynoEvent.CRASHED, now());
        meter().happened("worker", DynoEvent.CRASHED, now());
        meter().dynos("worker", 0, 1, now());
        minute++;
        round(LONG_AGO);
        Platform.await("both mails", () -> subjects().size() == 2);
        assertThat(subjects())
                .anyMatch(text -> text.contains("worker: crashes of 2 or more over 1 min"))
                .anyMatch(text -> text.contains("worker: no dyno is up over 1 min"));
        meter().dynos("worker", 1, 1, now());
        minute++;
        round(LONG_AGO);
        Platform.await("their ends", () -> subjects().size() == 4);
    }
}
