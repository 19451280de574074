package slipway.model.monitoring;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import slipway.model.Moment;
import slipway.model.webhooks.RetrySchedule;

/**
 * News of an alert on their way to its webhook; gone once they are there or given up. An attempt is counted, and the next
 * one set, when it begins: what a killed platform left under way is sent again.
 */
@Entity
@Table(name = "alert_post")
public class AlertPost {
    /** Within about 17 minutes; later it would be no news. */
    public static final int MAX_ATTEMPTS = 11;

    /** How long an attempt may be under way. */
    private static final Duration ATTEMPT = Duration.ofSeconds(30);

    @Id
    private UUID id;

    @Column(name = "alert_id")
    private UUID alertId;

    private String body;
    private int attempts;

    @Column(name = "next_attempt_at")
    private Instant nextAttemptAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected AlertPost() {}

    /** @param id that the body tells, the same at every attempt */
    public AlertPost(UUID id, UUID alertId, String body) {
        this.id = id;
        this.alertId = alertId;
        this.body = body;
        this.createdAt = Moment.now();
        this.nextAttemptAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public UUID alertId() {
        return alertId;
    }

    public String body() {
        return body;
    }

    public boolean isDue() {
        return !nextAttemptAt.isAfter(Moment.now());
    }

    /** An attempt begins. */
    public void begin() {
        attempts++;
        nextAttemptAt = Moment.now().plus(ATTEMPT);
    }

    /** It failed; returns whether there will be another one. */
    public boolean fail() {
        Optional<Duration> delay =
                attempts >= MAX_ATTEMPTS ? Optional.empty() : RetrySchedule.delayAfter(Math.max(attempts, 1));
        delay.ifPresent(wait -> nextAttemptAt = Moment.now().plus(wait));
        return delay.isPresent();
    }
}
