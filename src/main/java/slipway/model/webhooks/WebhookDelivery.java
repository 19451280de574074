package slipway.model.webhooks;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import slipway.model.Moment;
import slipway.model.OptionalUuidConverter;

/**
 * One event on its way to one webhook.
 *
 * <p>Life: pending, scheduled while an attempt is under way, then succeeded, failed, or retrying until the next
 * attempt. An attempt that a killed platform left under way is made again, so that a receiver may see it twice.
 */
@Entity
@Table(name = "webhook_delivery")
public class WebhookDelivery {
    @Id
    private UUID id;

    /** Given by the database; what pages of the list and the deliveries of a webhook go by. */
    @Column(name = "seq", insertable = false, updatable = false)
    private long seq;

    @Column(name = "app_id")
    private UUID appId;

    @Column(name = "addon_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID addOnId;

    @Column(name = "webhook_id")
    private UUID webhookId;

    @Column(name = "event_id")
    private UUID eventId;

    private String include;

    @Enumerated(EnumType.STRING)
    private WebhookLevel level;

    @Enumerated(EnumType.STRING)
    private DeliveryStatus status = DeliveryStatus.PENDING;

    @Column(name = "num_attempts")
    private int numAttempts;

    @Column(name = "next_attempt_at")
    private @Nullable Instant nextAttemptAt;

    @Column(name = "attempt_id")
    @Convert(converter = OptionalUuidConverter.class)
    private @Nullable UUID attemptId;

    @Column(name = "attempt_code")
    private @Nullable Integer attemptCode;

    @Column(name = "attempt_error_class")
    private @Nullable String attemptErrorClass;

    @Enumerated(EnumType.STRING)
    @Column(name = "attempt_status")
    private @Nullable DeliveryStatus attemptStatus;

    @Column(name = "attempt_created_at")
    private @Nullable Instant attemptCreatedAt;

    @Column(name = "attempt_updated_at")
    private @Nullable Instant attemptUpdatedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected WebhookDelivery() {}

    public WebhookDelivery(AppWebhook webhook, WebhookEvent event) {
        this.id = UUID.randomUUID();
        this.appId = event.appId();
        this.addOnId = event.addOnId().orElse(null);
        this.webhookId = webhook.id();
        this.eventId = event.id();
        this.include = event.include();
        this.level = webhook.level();
        this.createdAt = Moment.now();
        this.updatedAt = createdAt;
        this.nextAttemptAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public long seq() {
        return seq;
    }

    public UUID appId() {
        return appId;
    }

    public Optional<UUID> addOnId() {
        return Optional.ofNullable(addOnId);
    }

    public UUID webhookId() {
        return webhookId;
    }

    public UUID eventId() {
        return eventId;
    }

    /** Such as {@code api:release}. */
    public String include() {
        return include;
    }

    /** The webhook's level when the event came. */
    public WebhookLevel level() {
        return level;
    }

    public DeliveryStatus status() {
        return status;
    }

    public int numAttempts() {
        return numAttempts;
    }

    /** Absent once the delivery has succeeded or failed. */
    public Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }

    public Optional<DeliveryAttempt> lastAttempt() {
        if (attemptId == null || attemptStatus == null || attemptCreatedAt == null || attemptUpdatedAt == null) {
            return Optional.empty();
        }
        return Optional.of(new DeliveryAttempt(
                attemptId,
                Optional.ofNullable(attemptCode),
                Optional.ofNullable(attemptErrorClass),
                attemptStatus,
                attemptCreatedAt,
                attemptUpdatedAt));
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Begins an attempt and returns its id. */
    public UUID begin() {
        UUID attempt = UUID.randomUUID();
        attemptId = attempt;
        attemptCode = null;
        attemptErrorClass = null;
        attemptStatus = DeliveryStatus.SCHEDULED;
        attemptCreatedAt = Moment.now();
        status = DeliveryStatus.SCHEDULED;
        touchAttempt();
        return attempt;
    }

    /** The receiver took it. */
    public void succeed(int code) {
        numAttempts++;
        attemptCode = code;
        attemptStatus = DeliveryStatus.SUCCEEDED;
        status = DeliveryStatus.SUCCEEDED;
        nextAttemptAt = null;
        touchAttempt();
    }

    /**
     * The attempt failed.
     *
     * @param inVain whether another attempt could not do better
     */
    public void fail(Optional<Integer> code, Optional<String> errorClass, boolean inVain) {
        numAttempts++;
        attemptCode = code.orElse(null);
        attemptErrorClass = errorClass.orElse(null);
        attemptStatus = DeliveryStatus.FAILED;
        touchAttempt();
        Optional<Duration> delay =
                inVain || level == WebhookLevel.NOTIFY ? Optional.empty() : RetrySchedule.delayAfter(numAttempts);
        status = delay.isPresent() ? DeliveryStatus.RETRYING : DeliveryStatus.FAILED;
        nextAttemptAt = delay.map(updatedAt::plus).orElse(null);
    }

    private void touchAttempt() {
        updatedAt = Moment.now();
        attemptUpdatedAt = updatedAt;
    }
}
