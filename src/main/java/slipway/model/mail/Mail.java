package slipway.model.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
import slipway.model.accounts.EmailAddress;

/**
 * One mail to one person.
 *
 * <p>Life: waiting for its next attempt, then sent or given up. An attempt is counted, and the next one set, when it
 * begins, so that a platform that is killed in the middle neither forgets the mail nor tries without end; whoever gets
 * a mail may get it twice.
 */
@Entity
@Table(name = "mail")
public class Mail {
    /** How long mails are kept, however they ended. */
    public static final Duration KEPT = Duration.ofDays(28);

    /** Longest account of a failure, in characters. */
    private static final int MAX_ERROR = 500;

    /** How long the last attempt may be under way. */
    private static final Duration LAST_ATTEMPT = Duration.ofMinutes(10);

    @Id
    private UUID id;

    private String recipient;
    private String subject;
    private String body;
    private int attempts;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "last_error")
    private @Nullable String lastError;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Mail() {}

    public Mail(EmailAddress recipient, MailText text) {
        this.id = UUID.randomUUID();
        this.recipient = recipient.text();
        this.subject = text.subject();
        this.body = text.body();
        this.createdAt = Moment.now();
        this.nextAttemptAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public String recipient() {
        return recipient;
    }

    public MailText text() {
        return new MailText(subject, body);
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Whether the next attempt may begin. */
    public boolean isDue() {
        return nextAttemptAt != null && !nextAttemptAt.isAfter(Moment.now());
    }

    /** Whether all attempts were made; the last one may have been cut off, so that nobody knows how it ended. */
    public boolean isExhausted() {
        return attempts >= MailSchedule.MAX_ATTEMPTS;
    }

    /** Counts an attempt; unless it ends well, the next one is due after a while. */
    public void begin() {
        attempts++;
        nextAttemptAt = Moment.now().plus(MailSchedule.delayAfter(attempts).orElse(LAST_ATTEMPT));
    }

    /** The mail server took it. */
    public void succeed() {
        sentAt = Moment.now();
        nextAttemptAt = null;
        lastError = null;
    }

    /** The attempt failed, and was not the last one unless {@link #isExhausted}. */
    public void fail(String reason) {
        lastError = reason.length() <= MAX_ERROR ? reason : reason.substring(0, MAX_ERROR);
        if (isExhausted()) {
            giveUp();
        }
    }

    /** Tries no more. */
    public void giveUp() {
        nextAttemptAt = null;
    }

    public boolean isGivenUp() {
        return nextAttemptAt == null && sentAt == null;
    }

    /** Why the last attempt failed. */
    public Optional<String> lastError() {
        return Optional.ofNullable(lastError);
    }
}
