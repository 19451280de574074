package slipway.service.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import slipway.Wiring;
import slipway.config.Settings;
import slipway.integration.database.OwnDatabase;
import slipway.integration.mail.MailServer;
import slipway.integration.mail.SmtpSender;
import slipway.journey.Platform;
import slipway.model.InvalidParamsException;
import slipway.model.NotFoundException;
import slipway.model.accounts.Account;
import slipway.model.accounts.EmailAddress;
import slipway.model.mail.Mail;
import slipway.model.mail.MailSchedule;
import slipway.service.mail.MailSender.Result;

/** Outbox, loop and sender together, on a real database and a real mail server. */
class MailLoopIT {
    private static final String TO = "ada@example.com";

    private static OwnDatabase database;
    private final MailServer server = MailServer.start("smtp");
    private final List<MailLoop> loops = new ArrayList<>();

    /** What the container makes of it. */
    private static final class Records extends MailRecords {
        @Override
        Optional<MailSender.Letter> next() {
            return database.transaction(super::next);
        }

        @Override
        void end(UUID id, MailSender.Outcome outcome) {
            database.transaction(() -> super.end(id, outcome));
        }

        @Override
        void sweep() {
            database.transaction(super::sweep);
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
    void empty() {
        database.update("DELETE FROM mail");
    }

    @AfterEach
    void close() {
        loops.forEach(MailLoop::stop);
        server.close();
    }

    private MailLoop loop(Settings settings, MailSender sender) {
        MailRecords records = Wiring.wire(new Records(), database.entities());
        MailLoop loop = Wiring.wire(new MailLoop(), records, sender, settings);
        loops.add(loop);
        return loop;
    }

    private MailLoop loop(Settings settings) {
        return loop(settings, MailServer.sender(settings));
    }

    /** An outbox of whose mails its loop learns by itself, or, stopped, does not. */
    private static MailOutbox outbox(Settings settings, MailLoop loop) {
        return Wiring.wire(new MailOutbox(), database.entities(), database.afterCommit(), settings, loop);
    }

    private void postUnnoticed(String subject) {
        Settings settings = server.settings("");
        MailLoop stopped = loop(settings);
        stopped.stop();
        MailOutbox outbox = outbox(settings, stopped);
        database.transaction(() -> outbox.post(TO, subject, "text"));
    }

    private static List<Mail> rows() {
        return database.transaction(() -> database.entities()
                .createQuery("select m from Mail m order by m.createdAt", Mail.class)
                .getResultList());
    }

    private static void letTimePass() {
        database.update("UPDATE mail SET next_attempt_at = now() WHERE next_attempt_at IS NOT NULL");
    }

    private List<String> subjects() {
        return server.mails().stream().map(MailLoopIT::subject).toList();
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatIsCommittedIsSentByItself() {
        Settings settings = server.settings("");
        MailOutbox outbox = outbox(settings, loop(settings));
        database.transaction(() -> {
            outbox.post(TO, "Größe", "text");
            assertThat(server.mails()).as("before the commit").isEmpty();
        });
        Platform.await("the mail", () -> subjects().equals(List.of("Größe")));
        Platform.await("the note of it", () -> rows().stream().noneMatch(Mail::isDue));
    }

    @Test
    void whatIsRolledBackIsNotSent() {
        Settings settings = server.settings("");
        MailLoop loop = loop(settings);
        MailOutbox outbox = outbox(settings, loop);
        assertThatThrownBy(() -> database.transaction(() -> {
                    outbox.post(TO, "never", "text");
                    database.entities().flush();
                    throw new IllegalStateException("changed one's mind");
                }))
                .hasMessage("changed one's mind");
        loop.sendWhatIsDue();
        assertThat(rows()).isEmpty();
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void anAccountGetsItAtItsAddress() {
        Settings settings = server.settings("");
        MailLoop loop = loop(settings);
        MailOutbox outbox = outbox(settings, loop);
        database.transaction(() -> {
            Account account = new Account(new EmailAddress("grace@example.com"), "Grace", "hash", false);
            database.entities().persist(account);
            outbox.post(account.id(), "Hello", "text");
        });
        assertThat(rows()).extracting(Mail::recipient).containsExactly("grace@example.com");
        assertThatThrownBy(() -> database.transaction(() -> outbox.post(UUID.randomUUID(), "Hello", "text")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void aSubjectCannotBeginAnotherHeader() {
        Settings settings = server.settings("");
        MailOutbox outbox = outbox(settings, loop(settings));
        for (String end : List.of("\n", "\r", "\r\n", "\u2028", "\0")) {
            assertThatThrownBy(
                            () -> database.transaction(() -> outbox.post(TO, "Hi" + end + "Bcc: all@example.com", "")))
                    .isInstanceOf(InvalidParamsException.class)
                    .hasMessageContaining("one line");
        }
        assertThatThrownBy(() -> database.transaction(() -> outbox.post("a@b.c\nBcc: all@example.com", "Hi", "")))
                .isInstanceOf(InvalidParamsException.class);
        assertThat(rows()).isEmpty();
    }

    @Test
    void withoutAServerNothingIsKept() {
        Settings settings = Settings.of(Map.of());
        MailOutbox outbox = outbox(settings, loop(settings));
        database.transaction(() -> outbox.post(TO, "Hello", "text"));
        assertThat(outbox.isOpen()).isFalse();
        assertThat(rows()).isEmpty();
    }

    @Test
    void aServerThatWasAwayGetsItLater() {
        server.goAway();
        postUnnoticed("first");
        postUnnoticed("second");
        MailLoop loop = loop(server.settings(""));
        loop.sendWhatIsDue();
        assertThat(rows().get(0).lastError()).isPresent();
        assertThat(rows().get(1).lastError())
                .as("an outage costs only one mail an attempt")
                .isEmpty();
        server.comeBack();
        letTimePass();
        loop.sendWhatIsDue();
        assertThat(subjects()).containsExactlyInAnyOrder("first", "second");
        letTimePass();
        loop.sendWhatIsDue();
        assertThat(server.mails()).hasSize(2);
    }

    @Test
    void aWrongPasswordEndsInAMailThatIsGivenUp() {
        postUnnoticed("Hello");
        MailLoop loop = loop(server.settings(MailServer.USER + ":guessed@"));
        for (int attempt = 1; attempt <= MailSchedule.MAX_ATTEMPTS; attempt++) {
            assertThat(rows().get(0).isGivenUp()).isFalse();
            letTimePass();
            loop.sendWhatIsDue();
        }
        assertThat(rows().get(0).isGivenUp()).isTrue();
        assertThat(rows().get(0).lastError().orElseThrow()).contains("password").doesNotContain("guessed");
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void aKillBetweenSendingAndNotingItOnlyDoublesIt() {
        postUnnoticed("Hello");
        SmtpSender sender = MailServer.sender(server.settings(""));
        MailLoop killed = loop(server.settings(""), letter -> {
            assertThat(sender.send(letter)).isEqualTo(MailSender.Outcome.SENT);
            throw new IllegalStateException("killed");
        });
        killed.sendWhatIsDue();
        killed.stop();
        letTimePass();
        loop(server.settings("")).sendWhatIsDue();
        letTimePass();
        loop(server.settings("")).sendWhatIsDue();
        assertThat(subjects()).containsExactly("Hello", "Hello");
    }

    @Test
    void noTransactionIsOpenWhileTheServerIsTalkedTo() {
        postUnnoticed("Hello");
        loop(server.settings(""), letter -> {
                    assertThatThrownBy(() -> database.entities().flush()).hasMessageContaining("No transaction");
                    assertThat(database.update("UPDATE mail SET body = 'changed'"))
                            .as("the row is not locked")
                            .isEqualTo(1);
                    return MailSender.Outcome.SENT;
                })
                .sendWhatIsDue();
        assertThat(rows()).noneMatch(Mail::isDue).noneMatch(Mail::isGivenUp);
    }

    @Test
    void oneThatNobodyCanGetHoldsUpNoOther() {
        postUnnoticed("first");
        postUnnoticed("second");
        List<String> tried = new ArrayList<>();
        loop(server.settings(""), letter -> {
                    tried.add(letter.text().subject());
                    return new MailSender.Outcome(Result.NEVER, "no such mailbox");
                })
                .sendWhatIsDue();
        assertThat(tried).containsExactly("first", "second");
        assertThat(rows()).allMatch(Mail::isGivenUp);
    }

    @Test
    void oldMailsAndThoseWhoseLastAttemptWasCutOffAreSweptAway() {
        postUnnoticed("old");
        database.update("UPDATE mail SET created_at = now() - interval '29 days'");
        postUnnoticed("cut off");
        database.update("UPDATE mail SET attempts = " + MailSchedule.MAX_ATTEMPTS);
        postUnnoticed("fresh");
        MailRecords records = Wiring.wire(new Records(), database.entities());
        records.sweep();
        assertThat(rows()).extracting(mail -> mail.text().subject()).containsExactly("cut off", "fresh");
        assertThat(rows().get(0).isGivenUp()).isTrue();
        assertThat(rows().get(1).isDue()).isTrue();
    }
}
