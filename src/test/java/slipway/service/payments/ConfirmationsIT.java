package slipway.service.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.Wiring;
import slipway.integration.database.OwnDatabase;
import slipway.model.ForbiddenException;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.accounts.Account;
import slipway.model.accounts.EmailAddress;
import slipway.model.activity.ActivityEvent;
import slipway.model.activity.Origin;
import slipway.service.access.AccessPolicy;
import slipway.service.access.Actor;
import slipway.service.activity.Activity;
import slipway.service.billing.hours.HourWatcher;

/** Operators confirming people, on a real database. */
class ConfirmationsIT {
    private static OwnDatabase database;
    private static Account ada;
    private static Account grace;
    private static Actor operator;
    private static Confirmations confirmations;
    private static PaymentMethods methods;

    /** A provider that believes everything, as long as it can be reached. */
    private static final class Credulous implements PaymentProvider {
        private final AtomicReference<String> removed = new AtomicReference<>("");
        private boolean away;

        @Override
        public String name() {
            return "credulous";
        }

        @Override
        public boolean isSelfService() {
            return true;
        }

        @Override
        public Optional<Setup> beginSetup(Payer payer, URI returnUrl) {
            return Optional.of(new Setup("session of " + payer.email(), returnUrl));
        }

        @Override
        public Optional<OnFile> completeSetup(UUID accountId, String session) {
            return Optional.of(new OnFile("customer " + session, "card"));
        }

        @Override
        public void remove(String customer) {
            if (away) {
                throw new PaymentException("Away.");
            }
            removed.set(customer);
        }
    }

    private static final Credulous PROVIDER = new Credulous();

    /** Takes note of nothing but the event. */
    private static final class Notes extends Activity {
        @Override
        public void noteOfAccount(Actor actor, String kind, slipway.model.activity.Action action, String description) {
            database.entities()
                    .persist(new ActivityEvent(
                            actor.accountId(), actor.email(), kind, action, description, actor.origin()));
        }
    }

    @BeforeAll
    static void start() {
        database = OwnDatabase.start();
        AccessPolicy policy = Wiring.wire(new AccessPolicy(), database.entities());
        Notes activity = new Notes();
        PaymentRecords records = Wiring.wire(
                new PaymentRecords(), database.entities(), activity, database.afterCommit(), (HourWatcher) () -> {});
        confirmations = Wiring.wire(
                new Confirmations(), database.entities(), policy, records, activity, database.afterCommit(), PROVIDER);
        methods = Wiring.wire(new PaymentMethods(), PROVIDER, records);
    }

    @AfterAll
    static void stop() {
        if (database != null) {
            database.close();
        }
    }

    @BeforeEach
    void knowThreePeople() {
        database.update("DELETE FROM activity_event");
        database.update("DELETE FROM account");
        PROVIDER.away = false;
        ada = add("ada@example.com", false);
        grace = add("grace@example.com", false);
        operator = actor(add("operator@localhost", true));
    }

    private static Account add(String email, boolean isOperator) {
        return database.transaction(() -> {
            Account account = new Account(new EmailAddress(email), "Name", "hash", isOperator);
            database.entities().persist(account);
            return account;
        });
    }

    private static Actor actor(Account account) {
        return Actor.of(account, Origin.platform());
    }

    private static <T> T in(Supplier<T> action) {
        return database.transaction(action);
    }

    private static boolean isVerified(Account account) {
        return in(() -> database.entities().find(Account.class, account.id()).isVerified());
    }

    private static List<String> events() {
        return in(() -> database.entities()
                .createQuery("select e.description from ActivityEvent e order by e.seq", String.class)
                .getResultList());
    }

    private static List<String> confirmAll(String list) {
        return in(() -> confirmations.confirmAll(operator, list)).stream()
                .map(outcome -> outcome.line().number() + " " + outcome.verdict())
                .toList();
    }

    @Test
    void somebodyIsConfirmedOnceAndWithdrawn() {
        in(() -> confirmations.confirm(operator, ada.id()));
        in(() -> confirmations.confirm(operator, ada.id()));
        assertThat(isVerified(ada)).isTrue();
        assertThat(isVerified(grace)).isFalse();
        in(() -> confirmations.withdraw(operator, ada.id()));
        assertThat(isVerified(ada)).isFalse();
        assertThat(events())
                .containsExactly("Verified ada@example.com", "Withdrew the verification of ada@example.com");
        in(() -> confirmations.confirm(operator, ada.id()));
        assertThat(isVerified(ada)).isTrue();
    }

    @Test
    void nobodyButAnOperatorConfirmsAnybody() {
        Actor stranger = actor(grace);
        assertThatThrownBy(() -> in(() -> confirmations.confirm(stranger, grace.id())))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> in(() -> confirmations.withdraw(stranger, ada.id())))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> in(() -> confirmations.confirmAll(stranger, "grace@example.com")))
                .isInstanceOf(ForbiddenException.class);
        assertThat(isVerified(grace)).isFalse();
        assertThat(events()).isEmpty();
    }

    @Test
    void whoIsNotThereIsNotConfirmed() {
        assertThatThrownBy(() -> in(() -> confirmations.confirm(operator, UUID.randomUUID())))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void ofAClassEachLineIsAccountedFor() {
        in(() -> confirmations.confirm(operator, grace.id()));
        assertThat(confirmAll("Name;E-mail\nAda;ADA@example.com\nGrace;grace@example.com\n\nJoan;joan@example.com\n"
                        + "Nobody\nAda again;ada@example.com"))
                .containsExactly("2 CONFIRMED", "3 ALREADY", "5 UNKNOWN", "6 UNREADABLE", "7 ALREADY");
        assertThat(isVerified(ada)).isTrue();
        assertThat(events()).containsExactly("Verified grace@example.com", "Verified ada@example.com");
    }

    @Test
    void ofAListThatIsRefusedNobodyIsConfirmed() {
        assertThatThrownBy(() -> confirmAll("ada@example.com\n" + "x@example.com\n".repeat(ClassList.MAX_LINES)))
                .isInstanceOf(InvalidParamsException.class);
        assertThatThrownBy(() -> confirmAll(" \n;\n")).hasMessageContaining("no e-mail address");
        assertThat(isVerified(ada)).isFalse();
    }

    @Test
    void tenThousandPeopleAreConfirmedTogether() {
        database.update(
                "INSERT INTO account (id, email, name, password_hash, operator, features, two_factor, created_at,"
                        + " updated_at) SELECT gen_random_uuid(), 'pupil-' || g || '@example.com', 'P', 'h', false, '', false,"
                        + " now(), now() FROM generate_series(1, 10000) g");
        String list = IntStream.rangeClosed(1, ClassList.MAX_LINES)
                .mapToObj(number -> "pupil-" + number + "@example.com")
                .collect(Collectors.joining("\n"));
        assertThat(confirmAll(list)).hasSize(10_000).allMatch(line -> line.endsWith(" CONFIRMED"));
        assertThat(confirmAll(list)).allMatch(line -> line.endsWith(" ALREADY"));
    }

    @Test
    void aPaymentMethodTakesThePlaceOfAnOperatorsWordAndIsWithdrawnWithIt() {
        in(() -> confirmations.confirm(operator, ada.id()));
        Actor self = actor(ada);
        in(() -> methods.begin(self, URI.create("https://a.b")));
        assertThat(in(() -> methods.standing(self)).isUnderWay()).isTrue();
        assertThat(in(() -> methods.complete(self, "session of ada@example.com")))
                .isTrue();
        assertThat(in(() -> methods.standing(self)).method().orElseThrow().label())
                .isEqualTo("card");
        assertThatThrownBy(() -> in(() -> methods.begin(self, URI.create("https://a.b"))))
                .hasMessageContaining("You have a payment method");
        in(() -> confirmations.withdraw(operator, ada.id()));
        assertThat(PROVIDER.removed).hasValue("customer session of ada@example.com");
        assertThat(isVerified(ada)).isFalse();
        assertThatThrownBy(() -> in(() -> methods.complete(self, "session of ada@example.com")))
                .as("an old link")
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void withdrawingDoesNotNeedTheProvider() {
        Actor self = actor(ada);
        in(() -> methods.begin(self, URI.create("https://a.b")));
        in(() -> methods.check(self));
        PROVIDER.away = true;
        assertThatThrownBy(() -> database.transaction(() -> methods.remove(self)))
                .isInstanceOf(PaymentException.class);
        assertThat(isVerified(ada)).isTrue();
        in(() -> confirmations.withdraw(operator, ada.id()));
        assertThat(isVerified(ada)).isFalse();
    }

    @Test
    void aSetupIsItsOwnersAlone() {
        in(() -> methods.begin(actor(ada), URI.create("https://a.b")));
        assertThatThrownBy(() -> in(() -> methods.complete(actor(grace), "session of ada@example.com")))
                .isInstanceOf(NotFoundException.class);
        assertThat(in(() -> methods.check(actor(grace)))).isFalse();
        assertThat(isVerified(grace)).isFalse();
        assertThatThrownBy(() -> database.transaction(() -> methods.remove(actor(grace))))
                .hasMessageContaining("no payment method to remove");
    }

    @Test
    void aSetupThatTookTooLongIsOver() {
        in(() -> methods.begin(actor(ada), URI.create("https://a.b")));
        database.update("UPDATE payment_setup SET created_at = now() - interval '26 hours'");
        assertThat(in(() -> methods.check(actor(ada)))).isFalse();
        assertThatThrownBy(() -> in(() -> methods.complete(actor(ada), "session of ada@example.com")))
                .isInstanceOf(NotFoundException.class);
    }
}
